import { expect, test } from "vitest";
import { invitationSchema } from "./people.ts";

test.each([
  [`${"a".repeat(64)}@example.test`, true],
  [`${"a".repeat(65)}@example.test`, false],
  ["nobody", false],
])("%s is an address to invite: %s", (email, is) =>
  expect(invitationSchema.safeParse({ name: "Nora", email, role: "viewer" }).success).toBe(is),
);
