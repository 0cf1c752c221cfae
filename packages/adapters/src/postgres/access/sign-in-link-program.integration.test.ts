import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, expect, test } from "vitest";
import { createDatabase, createSignInLinks, migrate } from "../index.ts";
import { fromBrowser } from "./access-fixture.ts";

const url = await startTestDatabase(migrate);
const database = createDatabase(url);
afterAll(() => database.$disconnect());

async function linkUnless(unless?: string): Promise<string> {
  const program = join(import.meta.dirname, "../../../bin/sign-in-link.ts");
  const args = ["--email", "ada@example.test", ...(unless === undefined ? [] : ["--unless", unless])];
  const env = { ...process.env, DATABASE_URL: url };
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...args], { env });
  return stdout.trim();
}

test("a link is given again while it can be used, and a fresh one once it was", async () => {
  const first = await linkUnless();
  expect(await linkUnless(`http://localhost:3000${first}`)).toBe(first);
  const token = new URL(first, "http://localhost").searchParams.get("token") ?? "";
  expect(await createSignInLinks(database).consume(token, fromBrowser)).not.toBeNull();
  const second = await linkUnless(`http://localhost:3000${first}`);
  expect(second).toMatch(/^\/sign-in\/link\?token=/);
  expect(second).not.toBe(first);
});
