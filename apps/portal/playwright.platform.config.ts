import { defineConfig } from "@playwright/test";
import journeys from "./playwright.config.ts";

/** Journeys on a platform that is not ours; `npm run test:platform` starts the product on it. */
export default defineConfig({
  ...journeys,
  testDir: "e2e/platform",
  testIgnore: [],
  projects: [{ name: "another platform" }],
});
