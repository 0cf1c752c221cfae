import type { Viewer } from "./viewer.ts";

/** Who stands behind a request, with what they may do now. */
export interface Viewers {
  /** @returns null when the session has ended */
  ofSession(sessionId: string): Promise<Viewer | null>;
}
