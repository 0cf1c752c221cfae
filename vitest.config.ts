import { defineConfig } from "vitest/config";

const integrationTests = "**/*.integration.test.ts";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["apps/**/*.test.{ts,tsx}", "packages/**/*.test.{ts,tsx}"],
          exclude: [
            integrationTests,
            "**/node_modules/**",
            "**/.next/**",
            "packages/infra/**",
            "packages/manifests/**",
          ],
          // Some start a program: on a machine that is busy with other things that alone takes seconds.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "integration",
          globalSetup: ["packages/sandbox/src/postgres/test-server.ts"],
          include: [
            `apps/${integrationTests}`,
            `packages/${integrationTests}`,
            "packages/infra/**/*.test.ts",
            "packages/manifests/**/*.test.ts",
          ],
          exclude: ["**/node_modules/**"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // They wait for limits and for other processes more than they compute.
          maxWorkers: 3,
        },
      },
    ],
  },
});
