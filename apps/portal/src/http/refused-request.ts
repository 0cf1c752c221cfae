import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/** Why Next itself cannot take a request: it answers these with a bare 500, before any of our code. */
export type Refused = "address" | "method";

/** Leads what Next cannot take to the route that says why, before Next sees it. Node tells of each request here first. */
export function leadRefusedRequests(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { readonly request: IncomingMessage };
    const refused = whyRefused(request);
    if (refused === null) return;
    request.url = `/api/refused/${refused}`;
    request.method = "GET";
  });
}

/** Null where Next can take it. */
export function whyRefused({ method, url = "/" }: Pick<IncomingMessage, "method" | "url">): Refused | null {
  if (method === "TRACE") return "method";
  try {
    // Of the query no fault is made: what cannot be decoded there stays as it is.
    decodeURIComponent(url.split("?", 1)[0] ?? "");
    return null;
  } catch {
    return "address";
  }
}
