import { portal } from "#portal/composition/portal.ts";

export const dynamic = "force-dynamic";

/** For Prometheus, which asks at this address. */
export async function GET(): Promise<Response> {
  const { metricsRegistry } = portal();
  return new Response(await metricsRegistry.metrics(), {
    headers: { "content-type": metricsRegistry.contentType },
  });
}
