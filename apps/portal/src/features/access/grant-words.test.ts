import { type RoleGrant, roleGrantSchema } from "@greenroom/core/access";
import { expect, test } from "vitest";
import { grantInWords } from "./grant-words.ts";

const environments = [{ id: "prod", name: "Production" }];
const grant = (environment: string | null, service: string | null): RoleGrant =>
  roleGrantSchema.parse({ role: "approver", environment, service });

test.each([
  [grant(null, null), "approver"],
  [grant("prod", null), "approver in Production"],
  [grant(null, "web"), "approver of web"],
  [grant("prod", "web"), "approver of web in Production"],
  [grant("gone", null), "approver in gone"],
])("%j → %s", (given, words) => expect(grantInWords(given, environments)).toBe(words));
