import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { AsksAgain } from "./asks-again.ts";

const queryKey = ["runs", "list"];
let client: QueryClient;
let asks: AsksAgain;
let answers: ((answer: string) => void)[];
let ends: (() => void)[];

beforeEach(() => {
  client = new QueryClient();
  asks = new AsksAgain(client);
  answers = [];
  ends = [asks.start()];
});
afterEach(() => {
  for (const end of ends) end();
  client.clear();
});
/** Somebody looks at the runs; each question is answered by hand. */
function look() {
  const queryFn = () => new Promise<string>((resolve) => answers.push(resolve));
  ends.push(new QueryObserver(client, { queryKey, queryFn }).subscribe(() => undefined));
}
const asked = (times: number) => vi.waitFor(() => expect(answers).toHaveLength(times));
const everything = () => asks.askAgain(() => true);
const shown = (answer: string) => vi.waitFor(() => expect(client.getQueryData(queryKey)).toBe(answer));

test("what changes while the first answer is on its way is asked for behind it", async () => {
  look();
  everything();
  everything();
  await asked(1);
  answers[0]?.("before");
  await asked(2);
  answers[1]?.("after");
  await shown("after");
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(answers).toHaveLength(2);
});

test("an answer that is on its way is let through, however much happens meanwhile", async () => {
  client.setQueryData(queryKey, "known");
  look();
  everything();
  await asked(1);
  for (let n = 0; n < 50; n++) everything();
  answers[0]?.("first");
  await shown("first");
  await asked(2);
  answers[1]?.("second");
  await shown("second");
  expect(answers).toHaveLength(2);
});

test("what nobody looks at is asked for when somebody does", async () => {
  client.setQueryData(queryKey, "known");
  everything();
  expect(answers).toHaveLength(0);
  look();
  await vi.waitFor(() => expect(answers).toHaveLength(1));
});

test("only what is old is asked for", () => {
  client.setQueryData(queryKey, "known");
  asks.askAgain(({ queryHash }) => queryHash === "another");
  expect(client.getQueryState(queryKey)?.isInvalidated).toBe(false);
});
