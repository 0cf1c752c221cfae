import { z } from "zod";

/** Somebody who uses a started product over HTTP, without a browser. */
export interface Caller {
  readonly name: string;
  /** The header that carries their session or token; left out = nobody is signed in. */
  readonly headers: { readonly cookie?: string; readonly authorization?: string };
}

export const nobody: Caller = { name: "nobody", headers: {} };

/** The place that stands for everywhere. */
const everywhere = { environment: null, service: null };
const invitedSchema = z.object({ person: z.object({ id: z.string() }), link: z.object({ url: z.url() }) });

/** Comes in by a sign-in link, as the page behind it does.
 * @throws Error when the link is used or expired */
export async function signIn(name: string, link: string): Promise<Caller> {
  const { origin, searchParams } = new URL(link);
  const answer = await fetch(`${origin}/api/sign-in`, {
    method: "POST",
    headers: { origin },
    body: new URLSearchParams({ token: searchParams.get("token") ?? "" }),
    redirect: "manual",
  });
  // Others may be taken back with the same answer: those are empty.
  const cookie = answer.headers
    .getSetCookie()
    .map((each) => each.split(";")[0] ?? "")
    .filter((each) => !each.endsWith("="))
    .join("; ");
  if (!cookie) throw new Error(`the link signs nobody in: it leads to ${answer.headers.get("location")}`);
  return { name, headers: { cookie } };
}

export interface Invited extends Caller {
  readonly id: string;
}

/** Invites somebody and comes in as them.
 * @param role held everywhere, or in `environment` or for `service` only */
export async function invite(
  origin: string,
  admin: Caller,
  {
    name,
    role,
    environment = null,
    service = null,
  }: {
    readonly name: string;
    readonly role: string;
    readonly environment?: string | null;
    readonly service?: string | null;
  },
): Promise<Invited> {
  const email = `${name.toLowerCase().replaceAll(" ", "-")}@example.test`;
  const isSomewhere = environment !== null || service !== null;
  const first = isSomewhere ? "viewer" : role;
  const answer = await ask(origin, admin, "POST", "/api/people", { name, email, role: first });
  const { person, link } = invitedSchema.parse(await answer.json());
  if (isSomewhere) {
    const grants = `/api/people/${person.id}/grants`;
    await ask(origin, admin, "PUT", grants, { environment, service, role });
    await ask(origin, admin, "DELETE", grants, everywhere);
  }
  return { ...(await signIn(name, link.url)), id: person.id };
}

/** @throws Error with the answer's words unless it is a success */
async function ask(
  origin: string,
  caller: Caller,
  method: string,
  path: string,
  body: unknown,
): Promise<Response> {
  const answer = await fetch(origin + path, {
    method,
    headers: { ...caller.headers, origin, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer;
}
