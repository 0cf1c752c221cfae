import type { Authorised } from "@greenroom/core/access";
import type { Environment } from "@greenroom/core/environments";
import { charts, timeRangeIdSchema } from "@greenroom/core/metrics";
import { isIn, placeOf, type Service } from "@greenroom/core/services";
import type { Metadata } from "next";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { preload } from "react-dom";
import { portal } from "#portal/composition/portal.ts";
import { requirePageViewer } from "#portal/features/access/server/require-page-viewer.ts";
import { MetricsPage } from "#portal/features/metrics/components/metrics-page.tsx";
import { NothingMeasured } from "#portal/features/metrics/components/nothing-measured.tsx";
import { metricRoutes } from "#portal/features/metrics/contract.ts";
import { describeChart } from "#portal/features/metrics/server/chart-view.ts";
import { pageLabels } from "#portal/features/shell/page-labels.ts";
import { serviceTitle } from "#portal/features/shell/service-title.ts";
import { addressOf } from "#portal/http/call.ts";

export const dynamic = "force-dynamic";

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const may = await requirePageViewer("metrics:read");
  const measured = measuredServices(may).map(({ service }) => service.id);
  return { title: serviceTitle(pageLabels["/metrics"], (await searchParams)["service"], measured) };
}

/** What is measured, and where the viewer may see it. */
function measuredServices(may: Authorised<"metrics:read">) {
  return portal()
    .services.filter(({ metrics }) => metrics !== null)
    .map((service) => ({ service, environments: coveredBy(may, service) }))
    .filter(({ environments }) => environments.length > 0);
}

function coveredBy(may: Authorised<"metrics:read">, service: Service): readonly Environment[] {
  return portal().environments.filter(
    (environment) => isIn(service, environment) && may.covers(placeOf(service, environment)),
  );
}

// Charts are asked for by the browser: Prometheus may be slow or away, and the page is there at once. The browser asks
// before the page's script is there.
export default async function Page({ searchParams }: Props) {
  const may = await requirePageViewer("metrics:read");
  const asked = await searchParams;
  const range = timeRangeIdSchema.catch("15m").parse(asked["range"]);
  const measured = measuredServices(may);
  const service = (measured.find((each) => each.service.id === asked["service"]) ?? measured[0])?.service.id;
  if (service === undefined)
    return <NothingMeasured isElsewhere={portal().services.some(({ metrics }) => metrics !== null)} />;
  for (const { id } of charts)
    preload(addressOf(metricRoutes.chart, { params: { chart: id }, query: { range, service } }), {
      as: "fetch",
      crossOrigin: "anonymous",
      fetchPriority: "low",
    });
  return (
    <NuqsAdapter>
      <MetricsPage
        services={measured.map(({ service: each, environments }) => ({
          id: each.id,
          environments: environments.map(({ id, name }) => ({ id, name })),
          descriptions: Object.fromEntries(
            charts.map((chart) => [chart.id, describeChart(chart, each, environments)]),
          ),
        }))}
      />
    </NuqsAdapter>
  );
}
