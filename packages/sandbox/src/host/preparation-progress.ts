/** How far a preparation is. */
export interface PreparationProgress {
  /** 0–100, never falls; 100 only when all is done. */
  readonly percent: number;
  /** The current step, for people: "building Kubernetes 1.37.2". */
  readonly label: string;
  readonly elapsedSeconds: number;
}

/** What every preparation accepts. */
export interface PreparationOptions {
  readonly onProgress?: (progress: PreparationProgress) => void;
  /** Ends the preparation and every process it started; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** One line for the log, without a line break. */
  readonly log?: (line: string) => void;
}
