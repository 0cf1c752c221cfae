import type { EnvironmentSummary, LayerSummary, ServiceSummary } from "./contract.ts";

/** Environments × services, and below them environments × Terraform layers. */
export interface Matrix {
  readonly services: readonly { readonly id: string; readonly component: ServiceSummary["component"] }[];
  readonly layers: readonly string[];
  readonly environments: readonly {
    readonly summary: EnvironmentSummary;
    /** In the order of the services. */
    readonly services: readonly Cell<ServiceSummary>[];
    /** In the order of the layers. */
    readonly layers: readonly Cell<LayerSummary>[];
  }[];
}

/** Why there is nothing to say of a service or a layer here: greenroom.yaml has it elsewhere only, or the viewer's roles
 * do not reach it. */
export type Absence = "not-here" | "out-of-reach";

/** What stands at one place, or why there is nothing at these ones, which follow each other: said once. */
export type Cell<Shown> =
  | { readonly id: string; readonly shown: Shown }
  | { readonly ids: readonly string[]; readonly absence: Absence };

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
      services: toCells(
        [...services.keys()],
        (id) => summary.services.find((each) => each.id === id),
        (id) => (summary.notHere.includes(id) ? "not-here" : "out-of-reach"),
      ),
      layers: toCells(
        layers,
        (layer) => summary.layers.find((each) => each.layer === layer),
        () => (summary.reach === "environment" ? "not-here" : "out-of-reach"),
      ),
    })),
  };
}

function toCells<Shown>(
  ids: readonly string[],
  find: (id: string) => Shown | undefined,
  whyNot: (id: string) => Absence,
): readonly Cell<Shown>[] {
  const cells: Cell<Shown>[] = [];
  for (const id of ids) {
    const shown = find(id);
    const absence = whyNot(id);
    const last = cells.at(-1);
    if (shown !== undefined) cells.push({ id, shown });
    else if (last && "absence" in last && last.absence === absence)
      cells[cells.length - 1] = { ids: [...last.ids, id], absence };
    else cells.push({ ids: [id], absence });
  }
  return cells;
}
