/** A path of this portal to return to after signing in; anything that could lead elsewhere becomes "/". */
export function returnPath(given: string | null | undefined): string {
  if (!given?.startsWith("/")) return "/";
  const base = "http://portal.invalid";
  const url = URL.parse(given, base);
  if (url?.origin !== base || url.pathname.startsWith("//")) return "/";
  return url.pathname + url.search;
}
