import { join } from "node:path";
import type { Browser } from "@playwright/test";
import { signInWithLink } from "../../e2e/people.ts";
import { startPortal } from "../start-portal.ts";

/** One of the two that are compared. */
export interface Side {
  readonly url: string;
  /** Of somebody who may see everything. */
  readonly cookie: { readonly name: string; readonly value: string };
  /** Of the process that started portal and worker. */
  readonly pid: number;
  /** Asks as that person. */
  ask(path: string): Promise<Response>;
  stop(): Promise<void>;
}

const answersWithinMs = 30_000;

export async function openSide(
  root: string,
  browser: Browser,
  variables: Readonly<Record<string, string>>,
): Promise<Side> {
  const portal = await startPortal(root, join(root, "docs/architecture"), variables);
  // One load of the first page: what a portal at rest has behind it.
  const context = await browser.newContext({ baseURL: portal.url });
  await signInWithLink(await context.newPage(), portal.signInLink);
  const [cookie] = await context.cookies();
  await context.close();
  if (!cookie) {
    await portal.stop();
    throw new Error("signing in left no cookie");
  }
  const { name, value } = cookie;
  return {
    ...portal,
    cookie: { name, value },
    ask: (path) =>
      fetch(new URL(path, portal.url), {
        headers: { cookie: `${name}=${value}` },
        redirect: "manual",
        signal: AbortSignal.timeout(answersWithinMs),
      }),
  };
}
