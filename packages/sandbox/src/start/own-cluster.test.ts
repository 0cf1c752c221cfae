import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { offerOwnCluster } from "./own-cluster.ts";

const home = mkdtempSync(join(tmpdir(), "greenroom-home-"));
afterAll(() => rmSync(home, { recursive: true }));

function offerWith(content: string): string | null {
  mkdirSync(join(home, ".kube"), { recursive: true });
  writeFileSync(join(home, ".kube", "config"), content);
  return offerOwnCluster(home);
}

test("a kubeconfig is offered with its current context, and the others are named", () => {
  const offer = offerWith(
    "contexts: [{ name: kind-one, context: {} }, { name: kind-two, context: {} }]\ncurrent-context: kind-two\n",
  );
  expect(offer).toContain("context: kind-two,");
  expect(offer).toContain(`KUBECONFIG=${join(home, ".kube", "config")} `);
  expect(offer).toContain("also has kind-one");
});

test.each([
  ["no context", "contexts: []\n"],
  ["contexts that are null, as kubectl writes an empty file", "contexts: null\ncurrent-context: ''\n"],
  ["no YAML", "{{{"],
])("a kubeconfig with %s is not offered", (_, content) => expect(offerWith(content)).toBeNull());

test("no kubeconfig is no offer", () => expect(offerOwnCluster(join(home, "nobody"))).toBeNull());
