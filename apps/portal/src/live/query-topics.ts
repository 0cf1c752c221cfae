import { type LiveTopic, liveTopics } from "@greenroom/core/live";
import type { QueryKey } from "@tanstack/react-query";

declare module "@tanstack/react-query" {
  interface Register {
    queryMeta: {
      /** What an answer is made of besides the topic with which its key begins. */
      readonly madeOf?: readonly LiveTopic[];
    };
  }
}

/** The topics whose events make a query's answer old. */
export function queryTopics(query: {
  readonly queryKey: QueryKey;
  readonly meta?: { readonly madeOf?: readonly LiveTopic[] } | undefined;
}): readonly LiveTopic[] {
  const own = liveTopics.filter((topic) => topic === query.queryKey[0]);
  return [...own, ...(query.meta?.madeOf ?? [])];
}
