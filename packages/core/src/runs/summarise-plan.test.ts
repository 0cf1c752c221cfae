import { expect, test } from "vitest";
import created from "./fixtures/plan-create.json" with { type: "json" };
import drifted from "./fixtures/plan-drift.json" with { type: "json" };
import updated from "./fixtures/plan-update.json" with { type: "json" };
import { sensitiveValues, summarisePlan } from "./index.ts";

const quota = "module.namespace.kubectl_manifest.quota";

test("a manifest that will be created is shown field by field though the provider calls it sensitive", () => {
  const { counts, changes } = summarisePlan(created);
  expect(counts).toEqual({ create: 2, update: 0, replace: 0, delete: 0 });
  expect(changes.find(({ address }) => address === quota)).toMatchObject({
    object: { kind: "ResourceQuota", name: "platform", namespace: "dev" },
    fields: expect.arrayContaining([
      { path: "spec.hard.pods", before: null, after: "12", redacted: false, unknown: false },
    ]),
  });
});

test("of a manifest that changes only the differing fields are shown, and unchanged resources not at all", () => {
  const { counts, changes } = summarisePlan(updated);
  expect(counts).toEqual({ create: 0, update: 1, replace: 0, delete: 0 });
  expect(changes).toHaveLength(1);
  expect(changes[0]?.fields).toEqual([
    {
      path: 'spec.hard["limits.memory"]',
      before: "1536Mi",
      after: "1792Mi",
      redacted: false,
      unknown: false,
    },
  ]);
});

test("an object that somebody changed by hand is marked as drifted", () => {
  expect(summarisePlan(drifted).changes).toMatchObject([{ address: quota, action: "update", drifted: true }]);
});

const change = (type: string, actions: string[], rest: object) => ({
  address: `${type}.${actions.join("-")}`,
  type,
  change: { actions, before: null, after: null, ...rest },
});

test("destroys come first, a delete with a create is a replacement, reads are no changes", () => {
  const { changes, counts } = summarisePlan({
    resource_changes: [
      change("a", ["create"], {}),
      change("a", ["update"], {}),
      change("a", ["read"], {}),
      change("a", ["no-op"], {}),
      change("a", ["create", "delete"], {}),
      change("a", ["delete"], {}),
    ],
  });
  expect(changes.map(({ action }) => action)).toEqual(["delete", "replace", "update", "create"]);
  expect(counts).toEqual({ create: 1, update: 1, replace: 1, delete: 1 });
});

test("sensitive values are never in a summary, and are known for keeping them out of logs", () => {
  const plan = {
    resource_changes: [
      change("db", ["update"], {
        before: { password: "old-password", size: 1 },
        after: { password: "new-password", size: 2, hosts: ["a", "b"] },
        before_sensitive: { password: true },
        after_sensitive: { password: true, hosts: [false, true] },
        after_unknown: { endpoint: true },
      }),
    ],
  };
  const summary = summarisePlan(plan);
  expect(JSON.stringify(summary)).not.toMatch(/password"?:? ?"(old|new)|old-password|new-password/);
  expect(summary.changes[0]?.fields).toEqual([
    { path: "password", before: null, after: null, redacted: true, unknown: false },
    { path: "size", before: "1", after: "2", redacted: false, unknown: false },
    { path: "hosts[0]", before: null, after: "a", redacted: false, unknown: false },
    { path: "hosts[1]", before: null, after: null, redacted: true, unknown: false },
    { path: "endpoint", before: null, after: null, redacted: false, unknown: true },
  ]);
  expect(sensitiveValues(plan)).toEqual(["old-password", "new-password", "b"]);
});

test("the values of a Kubernetes Secret stay hidden, its other fields do not", () => {
  const manifest = {
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name: "db" },
    data: { key: "c2VjcmV0LXZhbHVl" },
  };
  const plan = {
    resource_changes: [
      change("kubectl_manifest", ["create"], {
        after: { yaml_body: JSON.stringify(manifest) },
        after_sensitive: { yaml_body: true },
      }),
    ],
  };
  const text = JSON.stringify(summarisePlan(plan));
  expect(text).not.toContain("c2VjcmV0LXZhbHVl");
  expect(text).toContain("metadata.name");
  expect(sensitiveValues(plan)).toContain("c2VjcmV0LXZhbHVl");
});
