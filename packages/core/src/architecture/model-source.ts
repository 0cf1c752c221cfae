import type { ModelFault } from "./model-fault.ts";

/** The model as it is served now. After a faulty edit the last good one stays, and the faults say why. */
export interface ModelState<Content> {
  /** Null only when there has never been a good one. */
  readonly content: Content | null;
  /** Changes with every good load. */
  readonly revision: string;
  readonly loadedAt: Date;
  /** Of the newest edit; empty when the content is the newest. */
  readonly faults: readonly ModelFault[];
}

/** Where the model comes from. Never rejects for what someone wrote into it. */
export interface ModelSource<Content> {
  current(): Promise<ModelState<Content>>;
  /** Called after every reload, good or faulty. Returns how to stop. */
  subscribe(listener: (state: ModelState<Content>) => void): () => void;
}
