import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

/** JavaScript: for a configuration in TypeScript Next loads its compiler into the portal, which then keeps 30 MB of it.
 * @type {import("next").NextConfig} */
const config = {
  turbopack: { root },
  transpilePackages: ["@greenroom/core", "@greenroom/adapters"],
  serverExternalPackages: [
    "@kubernetes/client-node",
    "@prisma/adapter-pg",
    "@prisma/client",
    "@prisma/schema-engine-wasm",
    "better-auth",
    "pg",
    "pg-boss",
    "pino",
    "prom-client",
  ],
  poweredByHeader: false,
  // tsc checks types on its own; TypeScript 7 has no API that Next could call.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    authInterrupts: true,
    optimizePackageImports: ["@tabler/icons-react", "@mantine/core", "@mantine/hooks"],
  },
  redirects: async () => [{ source: "/insights", destination: "/metrics", permanent: true }],
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "X-Frame-Options", value: "DENY" },
        { key: "Referrer-Policy", value: "same-origin" },
        { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
        { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
      ],
    },
  ],
};

export default config;
