/** What is wrong with what services promise. */
export interface ObjectiveFault {
  /** The objectives' document; null = greenroom.yaml. */
  readonly file: string | null;
  /** From 1. */
  readonly line: number;
  /** "line 12, spec.service: <message>" */
  readonly text: string;
  /** Whose promise it is, by id; null = nobody's that could be read. */
  readonly service: string | null;
}
