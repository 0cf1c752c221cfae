import type { TopicSummary } from "./topic-view.ts";

/** Topics in which every word of a text is found: in what they are, who writes and reads them, or what they carry. */
export function filterTopics(topics: readonly TopicSummary[], text: string): readonly TopicSummary[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return topics.filter((topic) => {
    const parts = [topic.carrier, topic.source, ...topic.publishers, ...topic.consumers];
    const said = [
      topic.id,
      topic.name,
      topic.description,
      topic.key,
      topic.ownerName,
      ...topic.data,
      ...parts.flatMap((part) => (part ? [part.id, part.name] : [])),
    ]
      .join("\n")
      .toLowerCase();
    return words.every((word) => said.includes(word));
  });
}
