import { portal } from "../../../../composition/portal.ts";
import { httpRoute } from "../../../../http/http-route.ts";

export const dynamic = "force-dynamic";

export const GET = httpRoute({ permission: "environment:read" }, () => portal().platformStatus.read());
