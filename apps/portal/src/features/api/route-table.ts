import { rolesWith } from "@greenroom/core/access";
import type { NamedRoute } from "./contracts.ts";

const introduction = `# Routes

Every route of the portal and who may call it; written from the contracts by \`npm run routes -- write\`. The same as OpenAPI 3.1 is served at \`/api/openapi.json\`, and to read at \`/api-reference\`. A role may be held in one environment alone: there it gives what the table says, elsewhere nothing.`;

/** The document docs/routes.md. */
export function routeTable(routes: readonly NamedRoute[]): string {
  const slices = [...new Set(routes.map(({ slice }) => slice))];
  return `${[introduction, ...slices.map((slice) => section(slice, routes))].join("\n\n")}\n`;
}

function section(slice: string, routes: readonly NamedRoute[]): string {
  const rows = routes
    .filter((route) => route.slice === slice)
    .map((route) => {
      const { method, path, summary } = route.contract ?? route.protocol;
      const who = route.contract
        ? `\`${route.contract.permission}\`: ${rolesWith(route.contract.permission).join(", ")}`
        : (route.protocol?.callers ?? "");
      return `| \`${method} ${path}\` | ${summary} | ${who} |`;
    });
  return [`## ${slice}`, "", "| Route | What it is for | Who |", "| --- | --- | --- |", ...rows].join("\n");
}
