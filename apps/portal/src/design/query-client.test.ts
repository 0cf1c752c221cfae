import { expect, test } from "vitest";
import { ProblemError } from "../http/call.ts";
import { createQueryClient } from "./query-client.ts";

test.each([
  [404, 0, false],
  [503, 0, true],
  [503, 2, false],
])("an answer %i after %i failures: asked again = %j", (status, failures, expected) => {
  const retry = createQueryClient().getDefaultOptions().queries?.retry;
  const problem = new ProblemError(status, { code: "flow_not_found", message: "There is no such flow." });
  expect(typeof retry === "function" ? retry(failures, problem) : retry).toBe(expected);
});
