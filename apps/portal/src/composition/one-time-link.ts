import type { SignInLinks } from "@greenroom/core/access";
import type { BetterAuthPlugin } from "better-auth";
import { APIError, createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";

/** better-auth's way in for a link that works once; called by our own route, after its checks. */
export function oneTimeLink(links: SignInLinks) {
  return {
    id: "one-time-link",
    endpoints: {
      signInOneTimeLink: createAuthEndpoint(
        "/sign-in/one-time-link",
        { method: "POST", body: z.object({ token: z.string().min(1).max(200) }) },
        async (context) => {
          const used = await links.consume(context.body.token, context.headers?.get("x-request-id") ?? null);
          const user = used && (await context.context.internalAdapter.findUserById(used.userId));
          if (!used || !user)
            throw new APIError("UNAUTHORIZED", { message: "This link has been used or has expired." });
          // Marked from its first moment: whether it is the person's own depends on who made the link.
          const session = await context.context.internalAdapter.createSession(user.id, false, {
            signInLinkId: used.linkId,
          });
          await setSessionCookie(context, { session, user });
          return context.json({ signedIn: true });
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}
