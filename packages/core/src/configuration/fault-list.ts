import type { ObjectiveFault } from "../objectives/index.ts";
import { type ConfigurationFault, type FaultSubject, inOrder } from "./configuration-fault.ts";
import type { FaultAt, PlacedFault } from "./read-yaml.ts";

/** What a fault costs, by its place in its list. */
export type Part = "environment" | "service" | "metrics" | "promotion" | "component";

type Piece = readonly [part: Part, index: number];

const subjects: Readonly<Record<Part, readonly FaultSubject[]>> = {
  environment: ["configuration"],
  service: ["configuration"],
  metrics: ["metrics", "promotion"],
  promotion: ["promotion"],
  component: ["component"],
};

/** Gathers the faults of greenroom.yaml and its objectives, and what the product goes without for them. */
export class FaultList {
  readonly faultAt: FaultAt;
  readonly #found: ConfigurationFault[] = [];
  readonly #leftOut = new Set<string>();
  /** Services that objectives with a fault are of; null = of any. */
  readonly #promises = new Set<string | null>();

  constructor(faultAt: FaultAt) {
    this.faultAt = faultAt;
  }

  /** @param of `leavesOut`: where it is not what the path is in; `service`: id, where the fault is its alone */
  add(
    path: readonly PropertyKey[],
    message: string,
    {
      leavesOut = pieceOf(path),
      service = null,
    }: { readonly leavesOut?: Piece | null; readonly service?: string | null } = {},
  ): void {
    if (leavesOut !== null) this.leaveOut(leavesOut);
    const [part] = leavesOut ?? [];
    const isWhole = part === undefined || part === "service" || part === "environment";
    this.#push(
      this.faultAt(path, message),
      null,
      part === undefined ? ["configuration"] : subjects[part],
      // Of what is left out as a whole every page tells: it is on none.
      isWhole ? null : service,
    );
  }

  leaveOut([part, index]: Piece): void {
    this.#leftOut.add(`${part} ${index}`);
  }

  isLeftOut(part: Part, index: number): boolean {
    return this.#leftOut.has(`${part} ${index}`);
  }

  addObjectives(faults: readonly ObjectiveFault[]): void {
    for (const { file, line, text, service } of faults) {
      this.#promises.add(service);
      this.#push({ line, text }, file, ["metrics", "promotion"], service);
    }
  }

  /** Whether a fault is said already that may be why it is promised nothing.
   * @param others ids of services whose objectives are surely not meant for it */
  hasObjectiveFaultOf(service: string, others: readonly (string | null)[]): boolean {
    return [...this.#promises].some((of) => of === service || of === null || !others.includes(of));
  }

  /** In the order of the lines, greenroom.yaml first. */
  faults(): readonly ConfigurationFault[] {
    return inOrder(this.#found);
  }

  #push(
    { line, text }: PlacedFault,
    file: string | null,
    about: readonly FaultSubject[],
    service: string | null,
  ): void {
    this.#found.push({ file, line, text, about, environment: null, service });
  }
}

/** The piece that a path is in. */
function pieceOf([list, index, key]: readonly PropertyKey[]): Piece | null {
  if (typeof index !== "number") return null;
  if (list === "environments") return ["environment", index];
  if (list !== "services") return null;
  return [key === "metrics" || key === "promotion" || key === "component" ? key : "service", index];
}
