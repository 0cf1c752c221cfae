import type { z } from "zod";
import { ProblemError } from "./problem-error.ts";
import type { AnswerOf, CallOf, RouteContract } from "./route-contract.ts";

export { ProblemError };

/** Asks the portal's own API as the contract says, and believes an answer only when it is what the contract says. A
 * session that ended leads to the sign-in page.
 * @throws ProblemError */
export async function call<Contract extends RouteContract & { readonly answer: z.ZodType }>(
  contract: Contract,
  given: CallOf<Contract>,
): Promise<AnswerOf<Contract>> {
  const { params, query, body, signal } = given as Given;
  const response = await send(addressOf(contract, { params, query }), {
    method: contract.method,
    ...(signal === undefined ? {} : { signal }),
    ...(contract.body === undefined
      ? {}
      : { body: JSON.stringify(body ?? {}), headers: { "content-type": "application/json" } }),
  });
  const read: unknown = await response.json().catch(() => undefined);
  if (response.ok) {
    const answer = contract.answer.safeParse(read);
    if (answer.success) return answer.data as AnswerOf<Contract>;
    throw new ProblemError(response.status, {
      code: "unexpected_answer",
      message: "The portal answered something that this page does not understand.",
      remedy: "Reload the page: the portal may have been updated meanwhile.",
    });
  }
  if (response.status === 401) signInAgain();
  const { problemSchema } = await import("./problem-schema.ts");
  throw new ProblemError(
    response.status,
    problemSchema.safeParse(read).data ?? {
      code: "unexpected_answer",
      message: `The portal answered ${response.status}.`,
    },
  );
}

/** A contract's address with what is given filled in, for what is no `fetch`: a stream, a download. */
export function addressOf(
  { path }: Pick<RouteContract, "path">,
  { params = {}, query = {} }: Pick<Given, "params" | "query">,
): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) search.set(name, String(value));
  }
  return search.size === 0 ? filled : `${filled}?${search}`;
}

type Written = Readonly<Record<string, string | number | boolean | null | undefined>>;

interface Given {
  readonly params?: Written;
  readonly query?: Written;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

async function send(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ProblemError(0, {
      code: "portal_unreachable",
      message: "The portal cannot be reached.",
      remedy: "Check the network; it is tried again.",
    });
  }
}

function signInAgain(): void {
  if (globalThis.location === undefined) return;
  const { pathname, search, hash } = globalThis.location;
  globalThis.location.assign(`/sign-in?returnTo=${encodeURIComponent(pathname + search + hash)}`);
}
