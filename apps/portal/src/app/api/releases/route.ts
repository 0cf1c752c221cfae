import { releaseRoutes } from "#portal/features/releases/contract.ts";
import { getReleases, registerRelease } from "#portal/features/releases/server/register-release.ts";
import { answer } from "#portal/http/answer.ts";

const releasesListed = 100;

export const GET = answer(releaseRoutes.list, ({ may }) => getReleases(may, releasesListed));
export const POST = answer(releaseRoutes.register, ({ may, body }) => registerRelease(may, body));
