import { type NextRequest, NextResponse } from "next/server";
import { requestId } from "./http/request-id.ts";

/** Gives every request an id and a nonce. It decides nothing about access: that is done where data is read. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const isDevelopment = process.env.NODE_ENV === "development";
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    // Mantine, Recharts and Mermaid set style attributes, which no nonce can cover.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-request-id", requestId(request.headers.get("x-request-id")));
  headers.set("x-path", request.nextUrl.pathname + request.nextUrl.search);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-request-id", headers.get("x-request-id") ?? "");
  return response;
}

// Next keeps the body of whatever passes here and hands on no more than 10 MiB of it, in silence. Terraform's states
// are longer, and its clients render no page.
export const config = {
  matcher: [
    { source: "/((?!_next/static|_next/image|favicon|icon|healthz|readyz|api/metrics$|api/terraform/).*)" },
  ],
};
