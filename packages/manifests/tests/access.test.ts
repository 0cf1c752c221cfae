import { describe, expect, test } from "vitest";
import { z } from "zod";
import { buildOverlay, overlays } from "./build-overlay.ts";

const rule = z.object({
  apiGroups: z.array(z.string()).default([]),
  resources: z.array(z.string()).default([]),
  resourceNames: z.array(z.string()).default([]),
  nonResourceURLs: z.array(z.string()).default([]),
  verbs: z.array(z.string()),
});
type Rule = z.infer<typeof rule>;
const role = z.looseObject({ rules: z.array(rule) });

/** The rules of each role of an overlay, by the role's name. */
function rolesOf(overlay: string): ReadonlyMap<string, readonly Rule[]> {
  return new Map(
    buildOverlay(overlay)
      .filter(({ kind }) => kind === "ClusterRole" || kind === "Role")
      .map((object) => [object.metadata.name, role.parse(object).rules]),
  );
}

const reads = ["get", "list", "watch"];
const overlaysWithRoles = overlays.filter((overlay) => !overlay.startsWith("go-demo"));

describe.each(overlaysWithRoles)("roles of %s", (overlay) => {
  const rules = () => [...rolesOf(overlay).values()].flat();

  test("exist", () => expect(rules()).not.toEqual([]));
  test("use no wildcard", () =>
    expect(rules().filter((one) => Object.values(one).flat().includes("*"))).toEqual([]));
  test("reach no Secret", () =>
    expect(rules().filter(({ resources }) => resources.some((name) => name.startsWith("secrets")))).toEqual(
      [],
    ));
  test("neither enter pods nor pass through nodes", () =>
    expect(
      rules().filter(({ resources }) =>
        resources.some((name) => /^pods\/(exec|attach|portforward)|^nodes\/proxy|\/token$/.test(name)),
      ),
    ).toEqual([]));
});

describe("Greenroom's identities", () => {
  const verbsOf = (name: string) =>
    new Set((rolesOf("greenroom").get(name) ?? []).flatMap(({ verbs }) => verbs));

  test.each(["greenroom:portal", "greenroom:portal-cluster"])("%s only reads", (name) =>
    expect([...verbsOf(name)].toSorted()).toEqual(reads),
  );
  test("greenroom:worker deletes nothing and gives no rights", () => {
    expect([...verbsOf("greenroom:worker")].toSorted()).toEqual(["create", "get", "list", "patch", "watch"]);
    const groups = (rolesOf("greenroom").get("greenroom:worker") ?? []).flatMap(({ apiGroups }) => apiGroups);
    expect(groups).not.toContain("rbac.authorization.k8s.io");
  });
  test("greenroom:terraform hands out the team's role and no other", () => {
    const dangerous = [...rolesOf("greenroom").values()]
      .flat()
      .filter(({ verbs }) => verbs.includes("escalate") || verbs.includes("bind"));
    expect(dangerous.map(({ resources, resourceNames }) => ({ resources, resourceNames }))).toEqual([
      { resources: ["roles"], resourceNames: ["team-demo"] },
    ]);
  });
  test("greenroom:terraform keeps the namespaces it adopts", () => {
    expect(rolesOf("greenroom").get("greenroom:terraform-cluster")).toEqual([
      expect.objectContaining({
        resources: ["namespaces"],
        resourceNames: ["dev", "stage", "prod"],
        verbs: ["get", "create", "patch", "update"],
      }),
    ]);
  });
  test.each(["dev", "stage", "prod"])("rights in %s come by three role bindings", (namespace) => {
    const bindings = buildOverlay("greenroom").filter(
      ({ kind, metadata }) => kind === "RoleBinding" && metadata.namespace === namespace,
    );
    expect(bindings.map(({ metadata }) => metadata.name).toSorted()).toEqual([
      "greenroom:portal",
      "greenroom:terraform",
      "greenroom:worker",
    ]);
  });
  test.each(["monitoring", "monitoring-nodes", "kube-system"])(
    "in %s, where the sandbox observes what watches it, the portal reads and no other identity does",
    (namespace) => {
      const bindings = buildOverlay("monitoring/overlays/sandbox").filter(
        ({ kind, metadata }) =>
          kind === "RoleBinding" &&
          metadata.namespace === namespace &&
          metadata.name.startsWith("greenroom:"),
      );
      expect(bindings.map(({ metadata }) => metadata.name)).toEqual(["greenroom:portal"]);
    },
  );
});
