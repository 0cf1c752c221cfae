import { tokenPrefix } from "@greenroom/core/access";

/** The secret of the token that a request carries; null where it carries none of ours. A gateway in front may send
 * an Authorization of its own. */
export function bearerToken(headers: Pick<Headers, "get">): string | null {
  const secret = /^Bearer +(\S+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  return secret?.startsWith(tokenPrefix) ? secret : null;
}
