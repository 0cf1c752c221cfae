import { expect, test } from "vitest";
import { environmentIdSchema } from "../environments/index.ts";
import { rolloutFixture } from "../rollouts/rollout-fixture.ts";
import { type ReleaseStore, releaseIn } from "./index.ts";

test("what runs is looked up by the repository it runs from, not by its digest alone", async () => {
  const asked: unknown[] = [];
  const releases = {
    findByImage: async (image: unknown) => {
      asked.push(image);
      return null;
    },
  } as Partial<ReleaseStore> as ReleaseStore;
  const seen = rolloutFixture("dev");
  const rollouts = { all: () => [seen], find: () => seen, subscribe: () => () => undefined };
  await releaseIn({ rollouts, releases }, environmentIdSchema.parse("dev"), "go-demo");
  expect(asked).toEqual([
    { service: "go-demo", repository: "greenroom.local/go-demo", digest: `sha256:${"a".repeat(64)}` },
  ]);
});
