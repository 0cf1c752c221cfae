import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { findTools } from "./find-tools.ts";

const folder = mkdtempSync(join(tmpdir(), "greenroom-tools-"));
const at = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

writeFileSync(at("tofu"), "", { mode: 0o755 });
writeFileSync(at("text"), "");
writeFileSync(at("tofu.rc"), "");
mkdirSync(at("empty"));
symlinkSync(at("later"), at("dangling"));

test.each([
  ["program and configuration", at("tofu"), at("tofu.rc")],
  ["a program without a configuration of its own", at("tofu"), undefined],
  ["a program on the PATH", "node", undefined],
])("%s are enough", async (_, binary, cliConfigFile) =>
  expect(await findTools({ binary, cliConfigFile })).toEqual({ isReady: true }),
);

test.each([
  ["no program on the PATH", "no-such-program", undefined, "OpenTofu to be built"],
  ["no program yet", at("none"), at("tofu.rc"), "OpenTofu to be built"],
  ["a link to what is still being built", at("dangling"), at("tofu.rc"), "OpenTofu to be built"],
  ["a file that is no program", at("text"), at("tofu.rc"), "OpenTofu to be built"],
  ["no configuration yet", at("tofu"), at("dangling"), "OpenTofu's providers to be built"],
])("%s is waited for", async (_, binary, cliConfigFile, waitsFor) =>
  expect(await findTools({ binary, cliConfigFile })).toEqual({
    isReady: false,
    waitsFor: expect.stringContaining(`Waiting for ${waitsFor}`),
  }),
);
