import { z } from "zod";

/** The slices whose data changes while someone looks at it. */
export const liveTopics = [
  "runs",
  // Apart from "runs": a growing log changes nothing that a list of runs shows.
  "run-logs",
  "promotions",
  "rollouts",
  "releases",
  "environments",
  "architecture",
  "risks",
  "platform",
] as const;
export type LiveTopic = (typeof liveTopics)[number];

/** Something changed: which slice, which thing in it, and (small, public) what it is now. A reader without
 * `data` fetches the thing again; a missed event is therefore never a lost fact. */
const liveEventSchema = z.object({
  topic: z.enum(liveTopics),
  key: z.string(),
  data: z.unknown().optional(),
});
export type LiveEvent = Readonly<z.infer<typeof liveEventSchema>>;

/** @returns null = the text is no event, and whoever reads it should fetch everything again */
export function parseLiveEvent(text: string): LiveEvent | null {
  try {
    return liveEventSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Tells every portal replica, at most once and without order between keys. */
export interface LiveNotifier {
  notify(event: LiveEvent): Promise<void>;
}
