import type { SignInLinks } from "@greenroom/core/access";
import type { BetterAuthPlugin } from "better-auth";
import { APIError, createAuthEndpoint, getIP } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";

/** better-auth's way in for a link that works once; called by our own route, after its checks. The session is begun
 * with the use of the link, by whoever keeps both; only its cookie is made here. */
export function oneTimeLink(links: SignInLinks) {
  return {
    id: "one-time-link",
    endpoints: {
      signInOneTimeLink: createAuthEndpoint(
        "/sign-in/one-time-link",
        { method: "POST", body: z.object({ token: z.string().min(1).max(200) }) },
        async (context) => {
          const headers = context.headers ?? new Headers();
          const { options, sessionConfig } = context.context;
          const signedIn = await links.consume(context.body.token, {
            requestId: headers.get("x-request-id"),
            ipAddress: getIP(headers, options) ?? "",
            userAgent: headers.get("user-agent") ?? "",
            validSeconds: sessionConfig.expiresIn,
          });
          if (!signedIn)
            throw new APIError("UNAUTHORIZED", { message: "This link has been used or has expired." });
          const { person, session } = signedIn;
          const times = { createdAt: session.createdAt, updatedAt: session.createdAt };
          await setSessionCookie(context, {
            session: { ...session, ...times, userId: person.id },
            user: { ...person, ...times, emailVerified: true },
          });
          return context.json({ signedIn: true });
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}
