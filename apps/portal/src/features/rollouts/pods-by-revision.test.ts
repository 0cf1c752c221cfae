import type { PodView, RevisionView } from "@greenroom/core/rollouts";
import { expect, test } from "vitest";
import { podsByRevision } from "./pods-by-revision.ts";

const pod = (name: string, isCurrent: boolean): PodView => ({
  name,
  phase: "Running",
  isReady: true,
  isCurrent,
  restarts: 0,
  createdAt: null,
  node: null,
  version: null,
  reason: null,
  message: null,
});
const revision = (name: string, number: number, isCurrent = false): RevisionView => ({
  name,
  revision: number,
  isCurrent,
  image: null,
  version: null,
  replicas: 0,
  ready: 0,
  createdAt: null,
});
const told = ({ groups, kept }: ReturnType<typeof podsByRevision>) => ({
  groups: groups.map(
    (group) => `${group.revision?.revision ?? "?"}: ${group.pods.map(({ name }) => name).join(" ")}`,
  ),
  kept,
});

test.each([
  [
    "each revision has its own, the newest first, and those without are only counted",
    [pod("web-aaa-1", false), pod("web-bbb-1", true), pod("web-bbb-2", true)],
    [revision("web-aaa", 1), revision("web-old", 0), revision("web-bbb", 2, true)],
    { groups: ["2: web-bbb-1 web-bbb-2", "1: web-aaa-1"], kept: 1 },
  ],
  [
    "a revision that has no pods yet is there when it is the current one",
    [pod("web-aaa-1", false)],
    [revision("web-aaa", 1), revision("web-bbb", 2, true)],
    { groups: ["2: ", "1: web-aaa-1"], kept: 0 },
  ],
  [
    "what is named after no revision stands with its like",
    [pod("db-0", true), pod("db-1", false)],
    [],
    { groups: ["?: db-0", "?: db-1"], kept: 0 },
  ],
])("%s", (_, pods, revisions, expected) =>
  expect(told(podsByRevision({ pods, revisions }))).toEqual(expected),
);
