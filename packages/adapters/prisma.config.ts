import { defineConfig } from "prisma/config";

// `migrate` needs DATABASE_URL, `generate` does not.
export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  ...(process.env["DATABASE_URL"] ? { datasource: { url: process.env["DATABASE_URL"] } } : {}),
});
