/** The law of dependencies: app (routes) → features → core ← adapters; worker → core, adapters.
 * @type {import("dependency-cruiser").IConfiguration} */
const law = [
  {
    name: "core-is-framework-free",
    comment: "The domain knows no framework, no adapter and no operating system.",
    severity: "error",
    from: { path: "^packages/core/src", pathNot: "\\.test\\.ts$" },
    to: { pathNot: ["^packages/core/src", "node_modules/(zod|yaml)/"] },
  },
  {
    name: "only-composition-roots-import-adapters",
    severity: "error",
    from: {
      path: "^(apps|packages/core)",
      pathNot: [
        "^apps/portal/src/composition/",
        "^apps/worker/src/composition\\.ts$",
        "\\.test\\.ts$",
        "-fixture\\.ts$",
        "^apps/portal/(e2e|bench)/",
      ],
    },
    to: { path: "^packages/adapters" },
  },
  {
    name: "adapters-know-no-app",
    severity: "error",
    from: { path: "^packages/(adapters|core|sandbox)" },
    to: { path: "^apps" },
  },
  {
    name: "sandbox-stands-alone",
    comment: "The embedded defaults start the product; they are no part of it.",
    severity: "error",
    from: { path: "^packages/sandbox" },
    to: { path: "^packages/adapters" },
  },
  {
    name: "product-runs-without-the-sandbox",
    severity: "error",
    from: {
      path: "^(apps|packages/(core|adapters))",
      pathNot: ["\\.test\\.ts$", "^apps/portal/e2e/", "-fixture\\.ts$"],
    },
    to: { path: "^packages/sandbox" },
  },
  {
    name: "features-do-not-import-routes",
    severity: "error",
    from: { path: "^apps/portal/src/(features|design|live|http|composition)" },
    to: { path: "^apps/portal/src/app" },
  },
  {
    name: "client-never-reaches-the-server",
    comment: "Components and queries run in the browser.",
    severity: "error",
    from: { path: "^apps/portal/src/(features/[^/]+/(components|queries)|design)/" },
    to: { path: "^apps/portal/src/(composition/|features/[^/]+/server/)", dependencyTypesNot: ["type-only"] },
  },
  {
    name: "slices-meet-through-their-index",
    severity: "error",
    from: { path: "^packages/core/src/([^/]+)/" },
    to: {
      path: "^packages/core/src/",
      pathNot: ["^packages/core/src/$1/", "^packages/core/src/[^/]+/index\\.ts$", "-fixture\\.ts$"],
    },
  },
  {
    name: "no-cycles",
    comment: "Neither of values nor of types alone: in a circle nothing can be read, or moved, by itself.",
    severity: "error",
    from: {},
    to: { circular: true },
  },
  { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
];

export default {
  forbidden: law,
  options: {
    parser: "swc",
    doNotFollow: { path: "node_modules" },
    exclude: { path: ["/generated/", "\\.next/"] },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
    },
    tsPreCompilationDeps: true,
  },
};
