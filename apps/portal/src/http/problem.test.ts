import { AccessDeniedError } from "@greenroom/core/access";
import { UnavailableError } from "@greenroom/core/result";
import { expect, test } from "vitest";
import { z } from "zod";
import { problemOf } from "./problem.ts";

function invalidInput(): unknown {
  return z.object({ name: z.string("should be the person's name") }).safeParse({}).error;
}

test.each<[string, unknown, number, object]>([
  [
    "nobody signed in",
    new AccessDeniedError("unauthenticated", "run:read"),
    401,
    { code: "unauthenticated" },
  ],
  [
    "a role too weak, with the roles that would do",
    new AccessDeniedError("forbidden", "run:approve"),
    403,
    { code: "forbidden", message: expect.stringContaining("approver, admin") },
  ],
  ["input at fault, with the field", invalidInput(), 400, { code: "invalid_input", field: "name" }],
  [
    "a dependency that does not answer",
    new UnavailableError("prometheus", "no answer"),
    503,
    { message: "no answer" },
  ],
])("%s", async (_, error, status, body) => {
  const response = problemOf(error);
  expect(response?.status).toBe(status);
  expect(await response?.json()).toMatchObject(body);
});

test("the cause of a surprise is told to nobody", () => {
  expect(problemOf(new Error("password=hunter2"))).toBeNull();
});
