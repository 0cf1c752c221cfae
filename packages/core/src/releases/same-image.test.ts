import { expect, test } from "vitest";
import { imageName, sameImage } from "./index.ts";

const [a, b] = [`sha256:${"a".repeat(64)}`, `sha256:${"b".repeat(64)}`];
const own = { repository: "greenroom.local/go-demo", digest: a };

test.each([
  ["the same repository and digest", { ...own }, true],
  ["another digest", { ...own, digest: b }, false],
  ["the same digest in a mirror", { ...own, repository: "mirror.local/go-demo" }, false],
  ["the same digest in another path", { ...own, repository: "greenroom.local/go-demo/debug" }, false],
  ["the same registry by another port", { ...own, repository: "greenroom.local:5000/go-demo" }, false],
  ["a tag that stands for nobody knows what", { ...own, digest: null }, false],
  ["nothing known", null, false],
])("%s: the same image is %s", (_, other, isSame) => {
  expect([sameImage(own, other), sameImage(other, own)]).toEqual([isSame, isSame]);
});

test("two tags that are not known are not the same image", () => {
  const tagged = { ...own, digest: null };
  expect(sameImage(tagged, tagged)).toBe(false);
});

test("the name is what a pod template pins", () => {
  expect(imageName(own)).toBe(`greenroom.local/go-demo@${a}`);
});
