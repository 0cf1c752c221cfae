import "server-only";
import { type Authorised, can, type Viewer } from "@greenroom/core/access";
import type { ArchitectureModel, TrafficReading } from "@greenroom/core/architecture";
import { isIn, placeOf, serviceComponent } from "@greenroom/core/services";
import { portal } from "#portal/composition/portal.ts";
import { reachInWords } from "./within-reach.ts";

/** The queries are of no environment: the number of a service is there for who may see its metrics in one at least. */
export async function getTraffic({ viewer }: Authorised<"architecture:read">): Promise<TrafficReading> {
  const { architecture } = portal();
  const { content } = await architecture.model.current();
  if (!content) return architecture.traffic.read([]);
  const hidden = componentsOutOfReach(content.architecture, viewer);
  const none = { state: "none", reason: reachInWords(viewer) } as const;
  const { components, dependencies, ...reading } = await architecture.traffic.read(
    content.architecture.components,
  );
  return {
    ...reading,
    components: components.map((measure) =>
      hidden.has(measure.component) ? { component: measure.component, ...none } : measure,
    ),
    dependencies: dependencies.map((measure) => {
      const { from, to, protocol } = measure;
      return hidden.has(from) || hidden.has(to) ? { from, to, protocol, ...none } : measure;
    }),
  };
}

/** The components that are services whose metrics the viewer may see nowhere. */
function componentsOutOfReach(model: ArchitectureModel, viewer: Viewer): ReadonlySet<string> {
  const { environments, services } = portal();
  const found = services
    .filter(
      (service) =>
        !environments.some(
          (environment) =>
            isIn(service, environment) && can(viewer, "metrics:read", placeOf(service, environment)),
        ),
    )
    .map((service) => serviceComponent(model, service, environments));
  return new Set(found.flatMap((each) => (each.kind === "found" ? [each.component.id] : [])));
}
