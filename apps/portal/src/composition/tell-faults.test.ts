import { expect, test } from "vitest";
import { tellFaults } from "./tell-faults.ts";

test("each fault is in the log once, with its file and line", async () => {
  const said: unknown[] = [];
  const fault = (text: string) => ({
    file: null,
    line: null,
    text,
    about: ["workload" as const],
    environment: "test",
    service: "shop",
  });
  const check = async () => ({ faults: [fault("line 7: no stack"), fault("line 9: no shop")] });
  const log = { warn: (...words: unknown[]) => void said.push(words) };
  const faults = [{ ...fault("line 3: no objective"), file: "shop.yaml" }];
  await tellFaults("greenroom.yaml", { faults, check, platformStatus: { read: async () => null }, log });
  expect(said).toEqual([
    [{ file: "greenroom.yaml" }, "shop.yaml line 3: no objective"],
    [{ file: "greenroom.yaml" }, "line 7: no stack"],
    [{ file: "greenroom.yaml" }, "line 9: no shop"],
  ]);
});
