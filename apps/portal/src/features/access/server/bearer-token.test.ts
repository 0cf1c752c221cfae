import { expect, test } from "vitest";
import { bearerToken } from "./bearer-token.ts";

test.each<[string, string | null, string | null]>([
  ["a token", "Bearer grt_abc", "grt_abc"],
  ["another spelling of the scheme", "bearer grt_abc", "grt_abc"],
  ["a gateway's own", "Bearer eyJhbGciOi", null],
  ["another scheme", "Basic Z3J0X2FiYw==", null],
  ["two words", "Bearer grt_abc grt_def", null],
  ["none", null, null],
])("%s", (_, authorization, secret) => {
  expect(bearerToken({ get: () => authorization })).toBe(secret);
});
