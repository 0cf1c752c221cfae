import type { Environment } from "@greenroom/core/environments";
import { charts, timeRangeIdSchema } from "@greenroom/core/metrics";
import { isIn, placeOf, type Service } from "@greenroom/core/services";
import { preload } from "react-dom";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { portal } from "#portal/composition/portal.ts";
import { requirePageViewer } from "#portal/features/access/server/require-page-viewer.ts";
import { MetricsPage } from "#portal/features/metrics/components/metrics-page.tsx";
import { NothingMeasured } from "#portal/features/metrics/components/nothing-measured.tsx";
import { metricRoutes } from "#portal/features/metrics/contract.ts";
import { addressOf } from "#portal/http/call.ts";

export const metadata = { title: "Metrics" };
export const dynamic = "force-dynamic";

// Charts are asked for by the browser: Prometheus may be slow or away, and the page is there at once. The browser asks
// before the page's script is there.
export default async function Page({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const may = await requirePageViewer("metrics:read");
  const services = portal().services.filter(({ metrics }) => metrics !== null);
  const isCovered = (service: Service, environment: Environment) =>
    isIn(service, environment) && may.covers(placeOf(service, environment));
  const asked = await searchParams;
  const range = timeRangeIdSchema.catch("15m").parse(asked["range"]);
  const environments = portal().environments.filter((each) => services.some((one) => isCovered(one, each)));
  const measured = services
    .map((one) => ({
      id: one.id,
      environments: environments.filter((each) => isCovered(one, each)).map(({ id }) => id),
    }))
    .filter((one) => one.environments.length > 0);
  const service = (measured.find(({ id }) => id === asked["service"]) ?? measured[0])?.id;
  if (service === undefined) return <NothingMeasured isElsewhere={services.length > 0} />;
  for (const { id } of charts)
    preload(addressOf(metricRoutes.chart, { params: { chart: id }, query: { range, service } }), {
      as: "fetch",
      crossOrigin: "anonymous",
      fetchPriority: "low",
    });
  return (
    <NuqsAdapter>
      <MetricsPage environments={environments.map(({ id, name }) => ({ id, name }))} services={measured} />
    </NuqsAdapter>
  );
}
