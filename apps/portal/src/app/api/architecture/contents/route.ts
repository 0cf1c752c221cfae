import { getContents } from "../../../../features/architecture/server/get-contents.ts";
import { httpRoute } from "../../../../http/http-route.ts";

export const GET = httpRoute({ permission: "architecture:read", status: { model_not_loaded: 503 } }, () =>
  getContents(),
);
