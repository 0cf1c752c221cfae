import { expect, test } from "vitest";
import { createRedactor, redact } from "./index.ts";

const secret = "s3cret/pass+word";
const base64 = (text: string) => Buffer.from(text).toString("base64");

const hidingPlaces: [string, string][] = [
  ["raw", `token=${secret};`],
  ["URL-encoded", `https://host/?q=${encodeURIComponent(secret)}&x=1`],
  ["base64", `auth: ${base64(secret)}`],
  ["base64 behind a user name of 1 letter", base64(`u:${secret}`)],
  ["base64 behind a user name of 2 letters", base64(`uu:${secret}`)],
  ["base64 behind a user name of 3 letters", base64(`uuu:${secret} and more`)],
];

function leaks(text: string): boolean {
  const decoded = text
    .split(/[^A-Za-z0-9+/=]/)
    .map((word) => Buffer.from(word, "base64").toString())
    .join(" ");
  return [text, decodeURIComponent(text), decoded].some((form) => form.includes(secret));
}

test.each(hidingPlaces)("a secret is removed: %s", (_, text) => {
  expect(leaks(text)).toBe(true);
  expect(leaks(redact(text, [secret]))).toBe(false);
});

test.each(hidingPlaces)("wherever the chunk border falls: %s", (_, text) => {
  for (let border = 0; border <= text.length; border += 1) {
    const redactor = createRedactor([secret]);
    const shown = redactor.push(text.slice(0, border)) + redactor.push(text.slice(border)) + redactor.flush();
    expect(shown).toBe(redact(text, [secret]));
  }
});

test("byte by byte, and nothing else is lost", () => {
  const redactor = createRedactor([secret]);
  const text = `before ${secret} after s3cret/pas`;
  const shown =
    text
      .split("")
      .map((letter) => redactor.push(letter))
      .join("") + redactor.flush();
  expect(shown).toBe("before [redacted] after s3cret/pas");
});

test("a secret learnt on the way is removed from then on; words too short to be secrets stay", () => {
  const redactor = createRedactor(["dev"]);
  redactor.learn(["learnt-later"]);
  expect(redactor.push("dev learnt-later") + redactor.flush()).toBe("dev [redacted]");
});
