import { can, type Permission, type Viewers } from "@greenroom/core/access";
import type { Environment } from "@greenroom/core/environments";
import { type DomainError, err, ok, type Result } from "@greenroom/core/result";
import { findWorkspace, type StateClient, type StateVersions, type Workspace } from "@greenroom/core/runs";

export interface Admission {
  readonly environments: readonly Environment[];
  readonly stateVersions: Pick<StateVersions, "authenticate" | "findLock">;
  readonly viewers: Pick<Viewers, "ofToken">;
}

export interface Admitted {
  readonly workspace: Workspace;
  readonly client: StateClient;
}

type Refusal = DomainError<"state_unauthenticated" | "state_forbidden">;

/** What a person needs for each thing that Terraform asks. Whatever it asks besides is none of the backend. */
const permissionFor: Readonly<Record<string, Permission>> = {
  "GET state": "state:read",
  "POST state": "state:write",
  "PUT lock": "state:write",
  "DELETE lock": "state:write",
};

/** Who asks, and whether they may. Terraform takes 404 and 204 for "nothing applied yet" and would create everything
 * again: whoever may not is never told so, whether the workspace is there or not. */
export async function admitClient(
  { environments, stateVersions, viewers }: Admission,
  authorization: string | null,
  place: { readonly environment: string; readonly layer: string },
  action: string,
  requestId: string | null,
): Promise<Result<Admitted, Refusal>> {
  const workspace = findWorkspace(environments, place.environment, place.layer);
  const credential = readCredential(authorization);
  if (credential?.kind === "token") {
    const viewer = await viewers.ofToken(credential.secret);
    if (viewer === null) return unauthenticated();
    const { environment } = place;
    const may = (permission: Permission) => can(viewer, permission, { environment });
    if (workspace === null || !may(permissionFor[action] ?? "state:write")) return forbidden();
    // To take a run's lock away is more than to give back one's own.
    if (action === "DELETE lock" && !may("state:unlock")) {
      const held = await stateVersions.findLock(workspace);
      if (held !== null && held.runId !== null) return forbidden();
    }
    return ok({ workspace, client: { kind: "person", viewer, requestId } });
  }
  if (credential === null || workspace === null) return unauthenticated();
  const runId = await stateVersions.authenticate(workspace, credential.runId, credential.secret);
  return runId === null ? unauthenticated() : ok({ workspace, client: { kind: "run", runId } });
}

type Credential =
  | { readonly kind: "run"; readonly runId: string; readonly secret: string }
  | { readonly kind: "token"; readonly secret: string };

/** A run's user is `run`, a person's is `token`. */
function readCredential(authorization: string | null): Credential | null {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(authorization ?? "")?.[1];
  if (encoded === undefined) return null;
  const decoded = Buffer.from(encoded, "base64").toString("utf8");
  const [, runId, ofRun] = /^run:([\w-]+):(.+)$/.exec(decoded) ?? [];
  if (runId !== undefined && ofRun !== undefined) return { kind: "run", runId, secret: ofRun };
  const ofPerson = /^token:(.+)$/.exec(decoded)?.[1];
  return ofPerson === undefined ? null : { kind: "token", secret: ofPerson };
}

function unauthenticated() {
  return err<Refusal>({
    code: "state_unauthenticated",
    message: "The credential is not valid here. One of a run ends with the run, a token when it expires.",
  });
}

function forbidden() {
  return err<Refusal>({
    code: "state_forbidden",
    message: "There is no such environment and layer, or this token does not reach it.",
    remedy: "Reading needs state:read, locking and writing need state:write, in that environment.",
  });
}
