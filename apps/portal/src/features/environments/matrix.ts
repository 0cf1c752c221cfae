import { layerCause, needsLook, serviceCause } from "./causes.ts";
import type { EnvironmentSummary, LayerSummary, ServiceSummary } from "./contract.ts";

/** Environments × services, and below them environments × Terraform layers. */
export interface Matrix {
  readonly services: readonly { readonly id: string; readonly component: ServiceSummary["component"] }[];
  readonly layers: readonly string[];
  readonly environments: readonly {
    readonly summary: EnvironmentSummary;
    /** In the order of the services. */
    readonly services: readonly (ServiceSummary | Absence)[];
    /** In the order of the layers. */
    readonly layers: readonly (LayerSummary | Absence)[];
  }[];
}

/** Why there is nothing to say of a service or a layer here: greenroom.yaml has it elsewhere only, or the viewer's roles
 * do not reach it. */
export type Absence = "not-here" | "out-of-reach";

export function toMatrix(summaries: readonly EnvironmentSummary[]): Matrix {
  const services = new Map(
    summaries.flatMap((summary) => summary.services.map(({ id, component }) => [id, { id, component }])),
  );
  const layers = [...new Set(summaries.flatMap((summary) => summary.layers.map(({ layer }) => layer)))];
  return {
    services: [...services.values()],
    layers,
    environments: summaries.map((summary) => ({
      summary,
      services: [...services.keys()].map(
        (id) => summary.services.find((each) => each.id === id) ?? absenceOf(summary, id),
      ),
      layers: layers.map(
        (layer) =>
          summary.layers.find((each) => each.layer === layer) ??
          (summary.reach === "environment" ? "not-here" : "out-of-reach"),
      ),
    })),
  };
}

/** How many cells need somebody, in words. */
export function matrixInWords({ environments, services }: Matrix): string {
  const causes = environments.flatMap((environment) => [
    ...environment.services.map((service) => (typeof service === "string" ? null : serviceCause(service))),
    ...environment.layers.map((layer) => (typeof layer === "string" ? null : layerCause(layer))),
  ]);
  const bad = causes.filter((cause) => cause !== null && needsLook(cause)).length;
  const size = `${count(services.length, "service")} in ${count(environments.length, "environment")}`;
  if (bad === 0) return `${size}; nothing needs a look.`;
  return `${size}; ${bad === 1 ? "1 place needs" : `${bad} places need`} a look.`;
}

function absenceOf({ notHere }: EnvironmentSummary, id: string): Absence {
  return notHere.includes(id) ? "not-here" : "out-of-reach";
}

function count(many: number, noun: string): string {
  return many === 1 ? `1 ${noun}` : `${many} ${noun}s`;
}
