import "server-only";
import { type Authorised, can, type Viewer } from "@greenroom/core/access";
import type { ArchitectureModel, TrafficPlace, TrafficReading } from "@greenroom/core/architecture";
import { type Environment, type EnvironmentId, findEnvironment } from "@greenroom/core/environments";
import { type DomainError, err, ok, type Result } from "@greenroom/core/result";
import { isIn, metricsScope, placeOf, serviceComponent } from "@greenroom/core/services";
import { portal } from "#portal/composition/portal.ts";
import { reachInWords } from "./within-reach.ts";

/** The model's queries are of no environment: the number of a service is there for who may see its metrics in one at
 * least. In one environment services have numbers of their own there.
 * @param asked undefined = all environments together */
export async function getTraffic(
  { viewer }: Authorised<"architecture:read">,
  asked: EnvironmentId | undefined,
): Promise<Result<TrafficReading, DomainError<"environment_not_found">>> {
  const { architecture, environments } = portal();
  const environment = asked === undefined ? null : findEnvironment(environments, asked);
  if (asked !== undefined && environment === null)
    return err({
      code: "environment_not_found",
      field: "environment",
      message: `There is no environment ${asked}.`,
    });
  const { content } = await architecture.model.current();
  if (!content) return ok(await architecture.traffic.read([], null));
  const hidden = componentsOutOfReach(content.architecture, viewer);
  const none = { state: "none", reason: reachInWords(viewer) } as const;
  const { components, dependencies, ...reading } = await architecture.traffic.read(
    content.architecture.components,
    environment && placeIn(content.architecture, viewer, environment),
  );
  return ok({
    ...reading,
    components: components.map((measure) =>
      hidden.has(measure.component)
        ? { component: measure.component, environment: measure.environment, ...none }
        : measure,
    ),
    dependencies: dependencies.map((measure) => {
      const { from, to, protocol } = measure;
      return hidden.has(from) || hidden.has(to) ? { from, to, protocol, ...none } : measure;
    }),
  });
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

/** The services whose requests are measured, by their component. */
function placeIn(model: ArchitectureModel, viewer: Viewer, environment: Environment): TrafficPlace {
  const { environments, services } = portal();
  const found = services
    .filter(({ metrics }) => metrics !== null)
    .flatMap((service) => {
      const part = serviceComponent(model, service, environments);
      if (part.kind !== "found") return [];
      const scope = can(viewer, "metrics:read", placeOf(service, environment))
        ? (metricsScope(service, environment) ?? `it is not in ${environment.name}`)
        : reachInWords(viewer);
      return [[part.component.id, scope] as const];
    });
  return { environment, services: new Map(found) };
}
