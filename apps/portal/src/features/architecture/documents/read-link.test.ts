import { expect, test } from "vitest";
import { readLink } from "./read-link.ts";

const from = "docs/runbooks/watchdog.md";
const documents = [from, "docs/runbooks/README.md", "README.md"];

test.each([
  ["README.md", { kind: "document", path: "docs/runbooks/README.md" }],
  ["../../README.md#run-it", { kind: "document", path: "README.md" }],
  ["/README.md", { kind: "document", path: "README.md" }],
  ["../infra.md", { kind: "text", path: "docs/infra.md" }],
  ["../../../outside.md", { kind: "text", path: "outside.md" }],
  ["#do", { kind: "text", path: null }],
  ["watchdog.md#do", { kind: "text", path: null }],
  ["", { kind: "text", path: null }],
  ["%zz.md", { kind: "text", path: null }],
  ["javascript:alert(1)", { kind: "text", path: null }],
  ["//elsewhere.example/README.md", { kind: "text", path: null }],
  ["https://sre.google/books/", { kind: "elsewhere", href: "https://sre.google/books/" }],
])("%s", (href, expected) => expect(readLink(from, href, documents)).toEqual(expected));
