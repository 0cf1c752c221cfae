/** npm run routes -- check|write|openapi: the portal's routes, from their contracts. */
import { readFileSync, writeFileSync } from "node:fs";
import { namedRoutes } from "#portal/features/api/contracts.ts";
import { openApi } from "#portal/features/api/open-api.ts";
import { routeTable } from "#portal/features/api/route-table.ts";

const usage = `npm run routes -- check      is docs/routes.md what the contracts say?
npm run routes -- write      writes it
npm run routes -- openapi    the API as OpenAPI 3.1, on standard output`;
const document = "docs/routes.md";
const baseUrl = "http://localhost:3000";

function run(command: string | undefined): number {
  switch (command) {
    case "check":
      if (contentOf(document) === routeTable(namedRoutes)) return 0;
      console.error(`${document} is not what the contracts say; run: npm run routes -- write`);
      return 1;
    case "write":
      writeFileSync(document, routeTable(namedRoutes));
      return 0;
    case "openapi":
      console.log(JSON.stringify(openApi(namedRoutes, baseUrl), null, 2));
      return 0;
    default:
      console.error(usage);
      return 2;
  }
}

function contentOf(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

process.exitCode = run(process.argv[2]);
