/** Whether a writing request comes from one of our own pages. Browsers always send Origin with POST; a request
 * without it is no browser's and carries no cookie that somebody else's page could borrow. */
export function isSameOrigin(request: Request, baseUrl: string): boolean {
  const origin = request.headers.get("origin");
  if (origin === null) return request.headers.get("sec-fetch-site") === null;
  const expected = new URL(baseUrl);
  if (origin === expected.origin) return true;
  // localhost and 127.0.0.1 are the same machine, and people type both.
  const given = URL.parse(origin);
  const loopback = ["localhost", "127.0.0.1"];
  return (
    given !== null &&
    given.protocol === expected.protocol &&
    given.port === expected.port &&
    loopback.includes(given.hostname) &&
    loopback.includes(expected.hostname)
  );
}
