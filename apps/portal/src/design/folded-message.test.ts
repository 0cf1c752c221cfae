import { expect, test } from "vitest";
import { foldMessage } from "./folded-message.ts";

const tofu = `╷
│ Error: Post "https://127.0.0.1:6443/api/v1/namespaces": dial tcp 127.0.0.1:6443: connect: connection refused
│
│   with kubernetes_namespace.this,
│   on main.tf line 3, in resource "kubernetes_namespace" "this":
│    3: resource "kubernetes_namespace" "this" {
╵`;

test.each([
  ["The cluster does not answer.", "The cluster does not answer."],
  [
    tofu,
    'Post "https://127.0.0.1:6443/api/v1/namespaces": dial tcp 127.0.0.1:6443: connect: connection refused',
  ],
  ["The plan failed. It was made on v1.2.3 of the state.\nstack trace", "The plan failed."],
  [
    `Version 1.2.3 of registry.k8s.io/pause is gone. ${"It was there before. ".repeat(12)}`,
    "Version 1.2.3 of registry.k8s.io/pause is gone.",
  ],
  ["fatal: not a git repository\n(or any parent)", "not a git repository"],
])("%j is told in one sentence", (given, sentence) => {
  expect(foldMessage(given).sentence).toBe(sentence);
});

test("what is folded is there in full, and what is read needs no fold", () => {
  expect(foldMessage(tofu).details).toBe(tofu);
  expect(foldMessage("Two sentences. Both of them short.").details).toBeNull();
});

test("a word without an end fits all the same", () => {
  expect(foldMessage("x".repeat(10_000)).sentence.length).toBeLessThan(200);
});
