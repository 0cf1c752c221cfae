import { expect, test } from "vitest";
import { ConfigurationError, parsePortalSettings } from "./index.ts";

const valid = {
  DATABASE_URL: "postgres://greenroom:secret@127.0.0.1:5432/greenroom",
  GREENROOM_BASE_URL: "http://localhost:3000",
  GREENROOM_SECRET: "x".repeat(32),
  GREENROOM_STATE_KEY: Buffer.alloc(32).toString("base64"),
};

test("what is not set takes its default", () => {
  expect(parsePortalSettings({ ...valid, PORT: "" })).toMatchObject({ PORT: 3000, LOG_LEVEL: "info" });
});

test("every fault is named at once, with what it should be", () => {
  const attempt = () =>
    parsePortalSettings({ ...valid, DATABASE_URL: undefined, GREENROOM_SECRET: "short", PORT: "0" });
  expect(attempt).toThrow(ConfigurationError);
  expect(attempt).toThrow(/DATABASE_URL: is not set.*postgres:\/\//);
  expect(attempt).toThrow(/GREENROOM_SECRET: should be at least 32/);
  expect(attempt).toThrow(/PORT: /);
});
