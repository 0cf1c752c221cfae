export interface NamedDocument {
  readonly path: string;
  /** Its first heading; the path where it cannot be read. */
  readonly title: string;
  /** Why it cannot be read. */
  readonly problem: string | null;
  /** The first component whose document it is. */
  readonly component: { readonly id: string; readonly name: string; readonly zone: string };
}

export interface DocumentList {
  readonly documents: readonly NamedDocument[];
}

export interface DocumentView {
  readonly path: string;
  /** Markdown. */
  readonly text: string;
}
