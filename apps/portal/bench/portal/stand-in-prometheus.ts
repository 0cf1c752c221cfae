import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";

/** Answers every question at once with the same few series, so that what is measured is the portal. */
export async function startPrometheus() {
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("not listening");
  return { url: `http://127.0.0.1:${address.port}`, stop: () => void server.close() };
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const address = new URL(request.url ?? "/", "http://localhost");
  const form = new URLSearchParams(await text(request));
  const get = (name: string) => form.get(name) ?? address.searchParams.get(name) ?? "";
  const data = address.pathname.endsWith("/query_range")
    ? rangeOf(get("query"), Number(get("start")), Number(get("end")), Number(get("step")))
    : get("query").endsWith("]")
      ? samples()
      : instant(get("query"));
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ status: "success", data }));
}

/** Of many questions in one there is an answer to each, by the name that it asks for. */
function instant(query: string) {
  const now = Math.floor(Date.now() / 1000);
  const named = [...query.matchAll(/, "(\w+)", "([^"]+)", "", ""\)/g)].map(([, label = "", name = ""]) => ({
    [label]: name,
  }));
  const metrics: readonly Record<string, string>[] = named.length === 0 ? [{}] : named;
  return { resultType: "vector", result: metrics.map((metric) => ({ metric, value: [now, "1"] })) };
}

/** Of one series that is scraped every five seconds. */
function samples() {
  const now = Math.floor(Date.now() / 1000);
  const values = Array.from({ length: 12 }, (_, index) => [now - 60 + 5 * index, "1"]);
  return { resultType: "matrix", result: [{ metric: {}, values }] };
}

function rangeOf(query: string, start: number, end: number, step: number) {
  const label = ["path", "pod"].find((name) => new RegExp(`by ?\\(${name}\\)`).test(query));
  const names = label === undefined ? [""] : Array.from({ length: 6 }, (_, index) => `/${label}-${index}`);
  return {
    resultType: "matrix",
    result: names.map((name, line) => ({
      metric: label === undefined ? {} : { [label]: name },
      values: Array.from({ length: Math.floor((end - start) / step) + 1 }, (_, point) => [
        start + point * step,
        String(2 + line + Math.sin(point / 5)),
      ]),
    })),
  };
}
