import { parsePortalSettings, type PortalSettings } from "@greenroom/core/configuration";

/** Settings of a portal at http://localhost:3000. */
export function settingsFixture(databaseUrl: string): PortalSettings {
  return parsePortalSettings({
    DATABASE_URL: databaseUrl,
    GREENROOM_BASE_URL: "http://localhost:3000",
    GREENROOM_SECRET: "a".repeat(64),
    GREENROOM_STATE_KEY: Buffer.alloc(32).toString("base64"),
  });
}
