/** What a fault of greenroom.yaml is about, which says where people look for it. */
export const faultSubjects = [
  /** A piece of the file that is left out as a whole: every page goes without it. */
  "configuration",
  "cluster",
  "workload",
  "metrics",
  "terraform",
  "promotion",
  "component",
] as const;

export type FaultSubject = (typeof faultSubjects)[number];

/** What is wrong with greenroom.yaml, with an objectives' document, or with what they speak of. */
export interface ConfigurationFault {
  /** The objectives' document; null = greenroom.yaml. */
  readonly file: string | null;
  /** From 1; null = it is of the file as a whole. */
  readonly line: number | null;
  /** With its line and what to do. */
  readonly text: string;
  readonly about: readonly FaultSubject[];
  /** Ids of what it is of; null = of all. */
  readonly environment: string | null;
  readonly service: string | null;
}

/** A piece that the product goes without until its fault is corrected. */
export interface LeftOut {
  /** Such as "the metrics of shop". */
  readonly text: string;
  /** Ids of what it is of; null = of all. */
  readonly environment: string | null;
  readonly service: string | null;
}

/** As somebody reads the files: greenroom.yaml first, each from its first line to its last. */
export function inOrder<Fault extends Pick<ConfigurationFault, "file" | "line">>(
  faults: readonly Fault[],
): readonly Fault[] {
  return faults.toSorted(
    (a, b) => (a.file ?? "").localeCompare(b.file ?? "") || (a.line ?? 0) - (b.line ?? 0),
  );
}

/** A fault as a list about greenroom.yaml has it. */
export function inList({ file, text }: Pick<ConfigurationFault, "file" | "text">): string {
  return file === null ? text : `${file} ${text}`;
}
