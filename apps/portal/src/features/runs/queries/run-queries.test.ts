// @vitest-environment happy-dom
import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { expect, test, vi } from "vitest";
import { runQueries } from "./run-queries.ts";

const { answer } = vi.hoisted(() => ({ answer: vi.fn<() => Promise<object>>() }));
vi.mock("#portal/http/call.ts", () => ({ call: answer }));

test("a run whose event came before its page listened is shown as it is all the same", async () => {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  const options = runQueries.detail("run-1");
  client.setQueryData([...options.queryKey], { status: "planning" });
  answer.mockResolvedValue({ status: "planned" });
  vi.useFakeTimers();
  const stop = new QueryObserver(client, options).subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(20_000);
  vi.useRealTimers();
  await vi.waitFor(() => expect(client.getQueryData(options.queryKey)).toMatchObject({ status: "planned" }));
  stop();
  client.clear();
});
