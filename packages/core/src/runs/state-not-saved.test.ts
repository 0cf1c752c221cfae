import { expect, test } from "vitest";
import type { Role, UserId, Viewer } from "../access/index.ts";
import { environmentIdSchema } from "../environments/index.ts";
import { type RunIn, stateNotSaved, transitionRun, visibleFailure, workspaceSchema } from "./index.ts";

const at = new Date("2026-11-23T12:00:00Z");
const kept = { host: "host-1", folder: "/work/greenroom-run-0/stacks/base" };
const workspace = workspaceSchema.parse({ environment: "dev", layer: "base" });
const errored = (failure: RunIn<"errored">["failure"]) =>
  ({ status: "errored", workspace, failure }) as RunIn<"errored">;

test("it is said what was done, what must not be done, and where the state is, the place apart from the words", () => {
  const failure = stateNotSaved(workspace, "apply", kept, "HTTP 503");
  expect(failure).toMatchObject({
    code: "state_not_saved",
    message: expect.stringMatching(/^Applied, but the state could not be saved.*\nHTTP 503$/s),
    remedy: expect.stringContaining("Apply nothing of dev/base before that state is stored"),
    kept,
  });
  expect(JSON.stringify([failure.message, failure.remedy])).not.toMatch(/host-1|\/work/);
});

test.each<[Role, string | null, boolean]>([
  ["viewer", null, false],
  ["operator", null, true],
  ["operator", "prod", false],
  ["operator", "dev", true],
])("a %s of %s is told where a state of dev is kept: %s", (role, environment, isTold) => {
  const grant = {
    role,
    environment: environment === null ? null : environmentIdSchema.parse(environment),
    service: null,
  };
  const viewer: Viewer = { id: "u1" as UserId, name: "Ada", email: "ada@example.test", grants: [grant] };
  const seen = visibleFailure(errored(stateNotSaved(workspace, "apply", kept, "")), viewer);
  expect(seen.kept).toEqual(isTold ? kept : undefined);
  expect(JSON.stringify(seen).includes("/work")).toBe(isTold);
});

test("a run whose worker was lost tells it later, keeps its own words, and tells it once", () => {
  const lost = { code: "worker_lost", phase: "apply", message: "worker lost: host-1", remedy: "" } as const;
  const told = transitionRun(errored(lost), { type: "state_kept", kept }, at);
  expect(told).toMatchObject({
    ok: true,
    value: {
      status: "errored",
      failure: { code: "state_not_saved", message: expect.stringContaining("worker lost: host-1"), kept },
    },
  });
  const again = told.ok && transitionRun(told.value, { type: "state_kept", kept }, at);
  expect(again).toMatchObject({ ok: false, error: { code: "status_conflict" } });
});
