import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const features = resolve(import.meta.dirname, "..");

/** Commands that go out with one click, and why nothing is asked first. Every other one asks. */
const unasked: Readonly<Record<string, string>> = {
  "runCommands.request": "A plan changes nothing until somebody approves it, which asks.",
  registerRelease: "It makes an image known; nothing runs it until it is promoted, which asks.",
  decideRisk: "Its form is the question: status, reason and note stay on record.",
  invite: "Its form is the question, and the person can be removed.",
  renewLink: "It ends nothing, and its owner is told.",
  createToken: "Its form is the question, and the token can be revoked.",
  answerNotice: "The notice is the question.",
};

/** The commands that a file of a slice uses: what it takes from its queries and calls. */
function commandsIn(source: string): string[] {
  return [...source.matchAll(/import \{([^}]*)\} from "[^"]*-queries\.ts"/g)].flatMap(([, names = ""]) =>
    names
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "" && !name.startsWith("type ") && !name.endsWith("Queries"))
      .flatMap((name) =>
        name.endsWith("Commands")
          ? [...source.matchAll(new RegExp(`\\b${name}\\.\\w+`, "g"))].map(([command]) => command)
          : [name],
      ),
  );
}

const used = globSync("**/components/**/*.tsx", { cwd: features })
  .filter((file) => !file.endsWith(".test.tsx"))
  .flatMap((file) => {
    const source = readFileSync(join(features, file), "utf8");
    const asks = /import \{[^}]*\b(ConfirmButton|ConfirmDialog|QuestionForm)\b[^}]*\}/.test(source);
    return commandsIn(source).map((command) => ({ file, command, asks }));
  });

test("whatever changes something is asked in one way, or is listed here with why not", () => {
  expect(used.filter(({ command, asks }) => !asks && !(command in unasked))).toEqual([]);
  expect(Object.keys(unasked).filter((command) => !used.some((each) => each.command === command))).toEqual(
    [],
  );
  expect(used.filter(({ asks }) => asks).map(({ command }) => command)).toEqual(
    expect.arrayContaining(["requestPromotion", "grantRole", "revokeRole", "changeRole", "removePerson"]),
  );
});
