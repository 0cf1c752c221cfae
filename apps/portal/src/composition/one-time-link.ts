import type { SignInLinks } from "@greenroom/core/access";
import type { BetterAuthPlugin } from "better-auth";
import { APIError, createAuthEndpoint, getIP } from "better-auth/api";
import { deleteSessionCookie, setSessionCookie } from "better-auth/cookies";
import { z } from "zod";

/** better-auth's way in for a link that works once, and the way out; called by our own routes, after their checks. The
 * session is begun with the use of the link, by whoever keeps both; only its cookie is made here. */
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
      // better-auth's own sign-out clears the cookie and says success also where the session could not be ended.
      endSession: createAuthEndpoint(
        "/sign-out/session",
        { method: "POST", requireHeaders: true },
        async (context) => {
          const { adapter, authCookies, secret } = context.context;
          const value = await context.getSignedCookie(authCookies.sessionToken.name, secret);
          if (value) await adapter.deleteMany({ model: "session", where: [{ field: "token", value }] });
          deleteSessionCookie(context);
          return context.json({ signedOut: true });
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}
