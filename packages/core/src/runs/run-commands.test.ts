import { expect, test } from "vitest";
import {
  AccessDeniedError,
  authorize,
  type Permission,
  type RoleGrant,
  userIdSchema,
} from "../access/index.ts";
import { environmentIdSchema } from "../environments/index.ts";
import { ok } from "../result/index.ts";
import type { RunEvent, RunStore } from "./index.ts";
import { type Run, runIdSchema } from "./run.ts";
import { cancelRun, approveRun, discardRun, requestRun } from "./run-commands.ts";
import { findWorkspace, type Workspace } from "./workspace.ts";
import { environmentFixture } from "../environments/environment-fixture.ts";

const environments = ["dev", "prod"].map((id) =>
  environmentFixture(id, { terraform: { layers: ["base"], approvalsRequired: 2 } }),
);
const grant = (role: RoleGrant["role"], environment: string | null): RoleGrant => ({
  role,
  environment: environment === null ? null : environmentIdSchema.parse(environment),
  service: null,
});
const may = <P extends Permission>(permission: P, ...grants: readonly RoleGrant[]) =>
  authorize(
    { id: userIdSchema.parse("bob"), name: "Bob", email: "bob@example.test", grants },
    permission,
    "request-1",
  );
const bob = { id: "bob", name: "Bob" };
const id = runIdSchema.parse("run-0000000000000000");
const run = { id, workspace: findWorkspace(environments, "prod", "base") as Workspace } as Run;

/** A store that has one run of prod, and remembers what it was told. */
function storeThatRemembers() {
  const told: [RunEvent, unknown][] = [];
  const runs = {
    find: async () => run,
    create: async (_: unknown, cause: unknown) => {
      told.push([{ type: "turn_came" }, cause]);
      return run;
    },
    change: async (_: unknown, event: RunEvent, cause: unknown) => {
      told.push([event, cause]);
      return ok(run);
    },
  } as unknown as RunStore;
  return { context: { environments, runs }, told };
}

test("an approval names who gave it, by which request, and how many the environment asks for", async () => {
  const { context, told } = storeThatRemembers();
  await approveRun(context, may("run:approve", grant("approver", "prod")), { id, planDigest: "d" });
  expect(told).toEqual([
    [
      { type: "approved", by: bob, planDigest: "d", approvalsRequired: 2 },
      { actor: bob, requestId: "request-1" },
    ],
  ]);
});

test("whoever may approve elsewhere only, and may read here, is told who may", async () => {
  const { context, told } = storeThatRemembers();
  const elsewhere = [grant("approver", "dev"), grant("viewer", null)] as const;
  const decided = [
    approveRun(context, may("run:approve", ...elsewhere), { id, planDigest: "d" }),
    discardRun(context, may("run:cancel", ...elsewhere), { id, reason: "" }),
    cancelRun(context, may("run:cancel", ...elsewhere), { id }),
    requestRun(context, may("run:plan", ...elsewhere), { environment: "prod", layer: "base", message: "" }),
  ];
  for (const decision of decided) await expect(decision).rejects.toThrow(AccessDeniedError);
  expect(told).toEqual([]);
});

test("for whoever may not even read here there is no such run", async () => {
  const { context, told } = storeThatRemembers();
  const inDev = grant("admin", "dev");
  expect(await approveRun(context, may("run:approve", inDev), { id, planDigest: "d" })).toMatchObject({
    error: { code: "run_not_found" },
  });
  expect(await cancelRun(context, may("run:cancel", inDev), { id })).toMatchObject({
    error: { code: "run_not_found" },
  });
  expect(told).toEqual([]);
});

test.each([
  ["layer", { environment: "prod", layer: "../base" }],
  ["environment", { environment: "nowhere", layer: "base" }],
])("a %s that is not configured is named, whoever asks", async (field, wish) => {
  const { context } = storeThatRemembers();
  const asked = await requestRun(context, may("run:plan", grant("operator", null)), { ...wish, message: "" });
  expect(asked).toMatchObject({ error: { code: "workspace_not_found", field } });
});
