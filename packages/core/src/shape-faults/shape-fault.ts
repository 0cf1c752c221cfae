/** What is wrong with one value of a content, in words, and what to do. */
export interface ShapeFault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}
