import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { ServerResponse } from "node:http";

const holder = globalThis as typeof globalThis & { greenroomResponses?: AsyncLocalStorage<ServerResponse> };

/** One for all copies of this module: a bundler loads it more than once in a process. */
function responses(): AsyncLocalStorage<ServerResponse> {
  holder.greenroomResponses ??= new AsyncLocalStorage();
  return holder.greenroomResponses;
}

/** Next lets a page answer 200, 404, 403, 401 or, where it breaks, 500. Node tells of each response before Next sees
 * the request, and whoever renders a page can reach the one it is for. */
export function keepResponses(): void {
  subscribe("http.server.request.start", (message) => {
    const { response } = message as { readonly response: ServerResponse };
    responses().enterWith(response);
  });
}

/** Says in the status, too, what a page says in words. */
export function answerPageWith(status: 503): void {
  const response = responses().getStore();
  if (response && !response.headersSent) response.statusCode = status;
}
