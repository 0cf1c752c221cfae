import { diagramScopeSchema } from "../../../../features/architecture/diagram-scope.ts";
import { getPage } from "../../../../features/architecture/server/get-page.ts";
import { httpRoute } from "../../../../http/http-route.ts";

export const GET = httpRoute(
  { permission: "architecture:read", query: diagramScopeSchema, status: { model_not_loaded: 503 } },
  ({ query }) => getPage(query),
);
