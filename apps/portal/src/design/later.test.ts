import { expect, test, vi } from "vitest";
import { later } from "./later.ts";

const Shown = () => null;

test("code is fetched once, however often it is wanted", async () => {
  const load = vi.fn<() => Promise<typeof Shown>>(async () => Shown);
  const part = later(load);
  expect(load).not.toHaveBeenCalled();
  await Promise.all([part.fetch(), part.fetch()]);
  await part.fetch();
  expect(load).toHaveBeenCalledTimes(1);
});

test("code that could not be fetched is tried again the next time, and rejects nobody", async () => {
  const load = vi
    .fn<() => Promise<typeof Shown>>()
    .mockRejectedValueOnce(new Error("offline"))
    .mockResolvedValueOnce(Shown);
  const part = later(load);
  await part.fetch();
  await part.fetch();
  await part.fetch();
  expect(load).toHaveBeenCalledTimes(2);
});
