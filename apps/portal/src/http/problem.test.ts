import { AccessDeniedError } from "@greenroom/core/access";
import { UnavailableError } from "@greenroom/core/result";
import { expect, test } from "vitest";
import { z } from "zod";
import { invalidInput, problem, problemOf } from "./problem.ts";

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
  [
    "a dependency that does not answer",
    new UnavailableError("prometheus", "no answer"),
    503,
    { code: "unavailable", message: "no answer", remedy: "It is tried again by itself." },
  ],
  [
    "one that only a person can mend",
    new UnavailableError("postgres", "sealed", { code: "state_key_mismatch", remedy: "Set the key." }),
    503,
    { code: "unavailable", message: "sealed", remedy: "Set the key." },
  ],
  [
    "a dependency that does not answer, as a library wrapped it",
    new Error("Failed to get session", { cause: new UnavailableError("database", "no answer") }),
    503,
    { code: "unavailable", message: "no answer" },
  ],
])("%s", async (_, error, status, body) => {
  const response = problemOf(error);
  expect(response?.status).toBe(status);
  expect(await response?.json()).toMatchObject(body);
});

test.each([
  ["a surprise", new Error("password=hunter2")],
  ["a fault in what we read ourselves", z.object({ values: z.array(z.number()) }).safeParse({}).error],
])("the cause of %s is told to nobody, and blames nobody", (_, error) => {
  expect(problemOf(error)).toBeNull();
});

const body = z.strictObject({ name: z.string("should be the person's name"), at: z.strictObject({}) });
test.each([
  ["a field at fault", { at: {} }, { field: "name", message: "should be the person's name" }],
  ["an unknown field", { name: "Ada", at: {}, role: "admin" }, { field: "role" }],
  ["an unknown field inside", { name: "Ada", at: { role: "admin" } }, { field: "at.role" }],
  ["not even an object", 4, { message: expect.any(String) }],
])("input with %s names it", async (_, given, said) => {
  const error = body.safeParse(given).error as z.ZodError;
  const response = problem(invalidInput(error));
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ code: "invalid_input", ...said });
});
