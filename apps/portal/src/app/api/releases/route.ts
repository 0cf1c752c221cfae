import { registerReleaseSchema } from "@greenroom/core/releases";
import { getReleases, registerRelease } from "../../../features/releases/server/register-release.ts";
import { httpRoute } from "../../../http/http-route.ts";

const releasesListed = 100;

export const GET = httpRoute({ permission: "release:read" }, () => getReleases(releasesListed));
export const POST = httpRoute(
  { permission: "release:register", body: registerReleaseSchema, status: { repository_unknown: 400 } },
  ({ body }) => registerRelease(body),
);
