/** A path of this portal to return to after signing in; anything that could lead elsewhere becomes "/". */
export function returnPath(given: string | null | undefined): string {
  if (!given?.startsWith("/")) return "/";
  const base = "http://portal.invalid";
  const url = URL.parse(given, base);
  if (url?.origin !== base || url.pathname.startsWith("//")) return "/";
  return url.pathname + url.search + url.hash;
}

/** Kept by the sign-in page for the link that is opened next, often in another tab. No secret, and no right. */
export const returnCookie = "greenroom-return-to";

/** @returns the path that the sign-in page kept; null = none */
export function keptReturnPath(cookies: string | null): string | null {
  const kept = cookies?.split(/;\s*/).find((cookie) => cookie.startsWith(`${returnCookie}=`));
  if (kept === undefined) return null;
  try {
    return decodeURIComponent(kept.slice(returnCookie.length + 1));
  } catch {
    return null;
  }
}
