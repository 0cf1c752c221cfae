import { isKnown, layerCause, needsLook, serviceCause } from "./causes.ts";
import type { LayerSummary, ServiceSummary } from "./contract.ts";
import type { Cell, Matrix } from "./matrix.ts";

/** What the cells, the heads and the checks of the matrix say together, and what it goes by. Only where all of it is known and none of it asks
 * for somebody does nothing need a look: an answer that did not come is no good news.
 * @param faults as many as the configuration has: what it leaves out is in no cell; null = nobody could tell yet */
export function matrixInWords({ environments, services }: Matrix, faults: number | null): string {
  if (environments.length === 0) return "No environment is within your reach.";
  const places = [
    ...environments.flatMap((environment) => [
      ...shownIn(environment.services).map(serviceState),
      ...shownIn(environment.layers).map(layerState),
    ]),
    ...services.flatMap(({ component }) => (component?.kind === "unknown" ? ["look" as const] : [])),
  ];
  const looks = places.filter((state) => state === "look").length;
  const unknown = places.filter((state) => state === "unknown").length;
  const checks = environments.flatMap(({ summary }) =>
    summary.reach === "environment" ? [summary.firing] : [],
  );
  const firing = checks.reduce<number>((sum, each) => sum + (each ?? 0), 0);
  const said = [
    ...(looks > 0 ? [`${count(looks, "place")} ${looks === 1 ? "needs" : "need"} a look`] : []),
    ...(firing > 0 ? [`${count(firing, "check")} ${firing === 1 ? "fires" : "fire"}`] : []),
    ...(faults === null || faults === 0 ? [] : [`the configuration has ${count(faults, "fault")}`]),
    ...(unknown > 0 ? [`of ${count(unknown, "place")} not all is known`] : []),
    ...(checks.includes(null) ? ["what fires is not known"] : []),
  ];
  const size = `${count(services.length, "service")} in ${count(environments.length, "environment")}`;
  return `${size}; ${said.length === 0 ? "nothing needs a look" : said.join(", ")}.`;
}

type State = "look" | "unknown" | "fine";

function serviceState(service: ServiceSummary): State {
  const cause = serviceCause(service);
  if (cause !== null && needsLook(cause)) return "look";
  return isKnown(service) ? "fine" : "unknown";
}

function layerState(layer: LayerSummary): State {
  const cause = layerCause(layer);
  if (cause !== null && needsLook(cause)) return "look";
  return layer.state !== null && layer.drift === null ? "unknown" : "fine";
}

function shownIn<Shown>(cells: readonly Cell<Shown>[]): readonly Shown[] {
  return cells.flatMap((cell) => ("shown" in cell ? [cell.shown] : []));
}

function count(many: number, noun: string): string {
  return many === 1 ? `1 ${noun}` : `${many} ${noun}s`;
}
