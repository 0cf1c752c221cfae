import { findEnvironment } from "@greenroom/core/environments";
import { isIn, placeOf } from "@greenroom/core/services";
import { notFound, redirect } from "next/navigation";
import { portal } from "#portal/composition/portal.ts";
import { requirePageViewer } from "#portal/features/access/server/require-page-viewer.ts";

export const dynamic = "force-dynamic";

/** An address from before rollouts were told apart by their service: it opens the first one. */
export default async function EnvironmentRolloutsPage({
  params,
}: {
  readonly params: Promise<{ readonly environment: string }>;
}) {
  const may = await requirePageViewer("rollout:read");
  const environment = findEnvironment(portal().environments, (await params).environment);
  const first =
    environment &&
    portal().services.find(
      (service) => isIn(service, environment) && may.covers(placeOf(service, environment)),
    );
  if (!environment || !first) notFound();
  redirect(`/rollouts/${environment.id}/${first.id}`);
}
