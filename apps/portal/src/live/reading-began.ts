import "server-only";
import type { Viewer } from "@greenroom/core/access";
import { cache } from "react";
import { portal } from "#portal/composition/portal.ts";
import { liveRights } from "./live-rights.ts";

const reading = cache((): { cursor: string | null } => ({ cursor: null }));

/** Keeps where the stream of events stands before a page reads its first thing. */
export function beginReading(viewer: Viewer): void {
  reading().cursor ??= portal().live.hub.cursor(liveRights(viewer));
}

/** From where what this page has read is to be followed; null = it has read nothing for anybody. */
export const readingBegan = (): string | null => reading().cursor;
