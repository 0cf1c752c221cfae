import { createHash } from "node:crypto";
import { type DomainError, type Result, UnavailableError } from "@greenroom/core/result";
import {
  type LockInfo,
  lockInfoSchema,
  type StateClient,
  type StateError,
  type StateErrorCode,
  type StateVersions,
  type Workspace,
} from "@greenroom/core/runs";
import { z } from "zod";
import { type Admission, admitClient } from "./admit-client.ts";
import { type BodyError, readBody } from "./read-body.ts";

export interface StateBackendOptions extends Admission {
  readonly stateVersions: StateVersions;
}

/** `state` is the workspace's address, `lock` the address its locks are taken and given back at. */
export type StateTarget = {
  readonly environment: string;
  readonly layer: string;
  readonly part: "state" | "lock";
};

const statusOf = {
  state_locked: 423,
  state_not_locked: 409,
  state_lock_mismatch: 409,
  state_lineage_mismatch: 409,
  state_serial_behind: 409,
  state_credential_revoked: 401,
  state_invalid: 400,
  state_too_large: 413,
  lock_too_large: 413,
  checksum_mismatch: 400,
} as const satisfies Record<StateErrorCode | BodyError["code"], number>;

/** Terraform's `http` backend with locks by PUT and DELETE.
 * The id of the request is for the record.
 * @see https://opentofu.org/docs/language/settings/backends/http/ */
export function createStateBackend(options: StateBackendOptions) {
  const { stateVersions } = options;
  return (request: Request, target: StateTarget, requestId: string | null = null): Promise<Response> =>
    // Terraform takes 204 and 404 for "nothing applied yet", so what cannot be read is neither.
    serve(request, target, requestId)
      .catch(whenUnavailable)
      .then((response) => (request.method === "HEAD" ? new Response(null, response) : response));

  async function serve(request: Request, target: StateTarget, requestId: string | null): Promise<Response> {
    const action = `${request.method === "HEAD" ? "GET" : request.method} ${target.part}`;
    const authorization = request.headers.get("authorization");
    const admitted = await admitClient(options, authorization, target, action, requestId);
    if (!admitted.ok) {
      const { code, message, remedy } = admitted.error;
      const isUnknown = code === "state_unauthenticated";
      const refused = problem(isUnknown ? 401 : 403, code, message, remedy);
      if (isUnknown)
        refused.headers.set("www-authenticate", 'Basic realm="greenroom state", charset="UTF-8"');
      return refused;
    }
    const { workspace, client } = admitted.value;
    switch (action) {
      case "GET state":
        return readState(stateVersions, workspace);
      case "POST state":
        return writeState(stateVersions, workspace, client, request);
      case "PUT lock":
        return lockState(stateVersions, workspace, client, request);
      case "DELETE lock":
        return unlockState(stateVersions, workspace, client, request);
      case "DELETE state":
        return problem(
          405,
          "state_is_kept",
          "Stored states are never deleted; plan a destroy to remove what they describe.",
        );
      default:
        return problem(405, "method_not_allowed", `${action} is no part of the state backend.`);
    }
  }
}

async function readState(states: StateVersions, workspace: Workspace): Promise<Response> {
  const content = await states.read(workspace);
  if (content === null) return new Response(null, { status: 204 });
  const md5 = createHash("md5").update(content).digest("base64");
  return new Response(new Uint8Array(content), {
    headers: { "content-type": "application/json", "content-md5": md5, "cache-control": "no-store" },
  });
}

function whenUnavailable(error: unknown): Response {
  if (!(error instanceof UnavailableError)) throw error;
  return problem(503, error.code ?? "unavailable", error.message, error.remedy);
}

async function writeState(
  states: StateVersions,
  workspace: Workspace,
  client: StateClient,
  request: Request,
): Promise<Response> {
  const body = await readBody(request, "state");
  if (!body.ok) return refuse(body.error);
  const lockId = new URL(request.url).searchParams.get("ID");
  return answer(await states.write(workspace, client, lockId, body.value));
}

async function lockState(
  states: StateVersions,
  workspace: Workspace,
  client: StateClient,
  request: Request,
): Promise<Response> {
  const body = await readBody(request, "lock");
  if (!body.ok) return refuse(body.error);
  const info = parseLock(body.value);
  if (info instanceof Error) return problem(400, "lock_invalid", `The body is no lock info${faultIn(info)}.`);
  return answer(await states.lock(workspace, client, info));
}

async function unlockState(
  states: StateVersions,
  workspace: Workspace,
  client: StateClient,
  request: Request,
): Promise<Response> {
  const body = await readBody(request, "lock");
  if (!body.ok) return refuse(body.error);
  const info = parseLock(body.value);
  const lockId = info instanceof Error ? new URL(request.url).searchParams.get("ID") : info.ID;
  return answer(await states.unlock(workspace, client, lockId));
}

type Refusal = DomainError<keyof typeof statusOf> & Pick<StateError, "holder">;

function answer(result: Result<unknown, StateError>): Response {
  return result.ok ? new Response(null, { status: 200 }) : refuse(result.error);
}

function refuse({ code, message, holder, remedy }: Refusal): Response {
  // Terraform shows who holds the lock when the body is that lock.
  if (holder !== undefined) return Response.json(holder, { status: statusOf[code] });
  return problem(statusOf[code], code, message, remedy);
}

function parseLock(body: Uint8Array): LockInfo | SyntaxError | z.ZodError {
  try {
    const parsed = lockInfoSchema.safeParse(JSON.parse(Buffer.from(body).toString("utf8")));
    return parsed.success ? parsed.data : parsed.error;
  } catch (error) {
    if (error instanceof SyntaxError) return error;
    throw error;
  }
}

/** What the schema says of the first fault, which never quotes the body; of a parser's words that is not known. */
function faultIn(error: SyntaxError | z.ZodError): string {
  const issue = error instanceof z.ZodError ? error.issues[0] : undefined;
  if (issue === undefined) return "";
  return `: ${[issue.path.join("."), issue.message].filter((part) => part !== "").join(" ")}`;
}

function problem(status: number, code: string, message: string, remedy?: string): Response {
  return Response.json({ code, message, ...(remedy === undefined ? {} : { remedy }) }, { status });
}
