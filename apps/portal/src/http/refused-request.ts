import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import type { ServedMethods } from "./served-methods.ts";

/** Why Next itself cannot say what is wrong with a request: it answers with a bare 500, with a 405 that does not tell
 * what is allowed, or by leading a program to the sign-in page. */
export type Refusal =
  | { readonly reason: "address" | "path" }
  | { readonly reason: "method"; readonly allow: readonly string[] };

/** Leads what Next would answer badly to the route that says why, before Next sees it. Node tells of each request here
 * first, whichever kind of route it is for. */
export function leadRefusedRequests(methodsAt: ServedMethods): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { readonly request: IncomingMessage };
    request.url = originForm(request.url ?? "/");
    const refusal = whyRefused(request, methodsAt);
    if (refusal === null) return;
    const allow = refusal.reason === "method" ? `?allow=${refusal.allow.join(",")}` : "";
    request.url = `/api/refused/${refusal.reason}${allow}`;
    request.method = "GET";
  });
}

const ofPages = ["GET", "HEAD"];
const ofNext = [...ofPages, "POST", "OPTIONS"];

/** An address as a request to a server gives it. One to a proxy names the scheme and the host before it, which any
 * server has to take too, and Next does not.
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-3.2.2 */
export function originForm(url: string): string {
  const own = url.replace(/^https?:\/\/[^/?#]*/i, "");
  return /^[?#]/.test(own) || own === "" ? `/${own}` : own;
}

/** Null where Next can take it. */
export function whyRefused(
  { method = "GET", url = "/" }: Pick<IncomingMessage, "method" | "url">,
  methodsAt: ServedMethods,
): Refusal | null {
  // Of the query no fault is made: what cannot be decoded there stays as it is.
  const [written = ""] = url.split("?", 1);
  try {
    decodeURIComponent(written);
  } catch {
    return { reason: "address" };
  }
  // Next leads from one that ends in a slash to the one that does not.
  const path = written.replace(/(?<=.)\/$/, "");
  // Next's own: code, pictures, and what its development server asks.
  const isOfNext = /^\/_next(\/|$)|^\/__nextjs_/.test(path);
  const methods = isOfNext ? ofNext : methodsAt(path);
  if (methods === null && /^\/api(\/|$)/.test(path)) return { reason: "path" };
  const allow = methods ?? ofPages;
  return allow.includes(method) ? null : { reason: "method", allow };
}
