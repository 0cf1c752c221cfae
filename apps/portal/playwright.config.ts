import { defineConfig } from "@playwright/test";
import { browserLaunch } from "./e2e/browser-launch.ts";

export default defineConfig({
  testDir: "e2e",
  // On another platform, with a configuration of their own.
  testIgnore: "platform/**",
  // One product, one database: a journey sees what the one before it did.
  workers: 1,
  fullyParallel: false,
  // People sign in once: a sign-in link works one time.
  projects: [
    { name: "people", testMatch: /people\.setup\.ts/ },
    { name: "journeys", testMatch: /\.spec\.ts/, dependencies: ["people"] },
  ],
  timeout: 240_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  use: {
    // Set by `npm test -- journeys`, which starts the product.
    baseURL: process.env.GREENROOM_URL ?? "http://localhost:3000",
    viewport: { width: 1440, height: 900 },
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: browserLaunch,
  },
});
