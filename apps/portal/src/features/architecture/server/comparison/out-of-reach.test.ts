import { expect, test } from "vitest";
import { outOfReach } from "./out-of-reach.ts";

const configured = [
  { id: "dev", name: "Development" },
  { id: "prod", name: "Production" },
];
const [dev] = configured;

test.each<[string, string | undefined, readonly { id: string }[], string, string]>([
  [
    "that is not there",
    "nowhere",
    configured,
    "There is no environment nowhere.",
    "Choose one of dev, prod.",
  ],
  ["that is out of reach", "prod", dev ? [dev] : [], "Of Production you may not read", "Choose one of dev."],
  [
    "where none is within reach",
    undefined,
    [],
    "Of no environment may you read",
    "It takes a role, or a token",
  ],
  [
    "that is out of reach as all are",
    "dev",
    [],
    "Of Development you may not read",
    "It takes a role, or a token",
  ],
])("an environment %s", (_, id, within, message, remedy) => {
  const said = outOfReach(configured, within, "from", id);
  expect(said.message).toContain(message);
  expect(said.remedy).toContain(remedy);
});
