import type { Database } from "@greenroom/adapters/postgres";
import type { SignInLinks } from "@greenroom/core/access";
import type { PortalSettings } from "@greenroom/core/configuration";
import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { oneTimeLink } from "./one-time-link.ts";

/** Sessions of people who came in by a one-time link. No password exists that could leak. */
export function createAuthentication(settings: PortalSettings, database: Database, links: SignInLinks) {
  const isHttps = settings.GREENROOM_BASE_URL.startsWith("https:");
  return betterAuth({
    baseURL: settings.GREENROOM_BASE_URL,
    basePath: "/api/auth",
    secret: settings.GREENROOM_SECRET,
    database: prismaAdapter(database, { provider: "postgresql" }),
    emailAndPassword: { enabled: false },
    // Read from the database for every request: an ended session counts at once.
    session: {
      expiresIn: 7 * 24 * 3600,
      updateAge: 24 * 3600,
      cookieCache: { enabled: false },
      additionalFields: { signInLinkId: { type: "string", input: false, required: false } },
    },
    advanced: {
      database: { generateId: "uuid" },
      useSecureCookies: false,
      cookies: {
        session_token: {
          // The browser refuses a __Host- cookie that another host or an insecure page tries to set.
          name: isHttps ? "__Host-greenroom" : "greenroom",
          attributes: { httpOnly: true, sameSite: "lax", secure: isHttps, path: "/" },
        },
      },
    },
    telemetry: { enabled: false },
    plugins: [oneTimeLink(links)],
  });
}
