import {
  type ArchitectureModel,
  consumptionOf,
  findComponent,
  teamName,
  type Topic,
} from "@greenroom/core/architecture";
import type { TopicPart, TopicSummary } from "../topic-view.ts";

export function toTopic(model: ArchitectureModel, topic: Topic): TopicSummary {
  const part = (id: string): TopicPart => {
    const component = findComponent(model, id);
    return { id, name: component?.name ?? id, zone: component?.zone ?? "" };
  };
  const { id, name, description, schema, key, retention, data, carrier, source } = topic;
  return {
    id,
    name,
    description,
    schema,
    key,
    retention,
    data,
    ownerName: teamName(model, topic.owner),
    carrier: part(carrier),
    source: source === undefined ? null : part(source),
    publishers: topic.publishers.map(part),
    consumers: topic.consumers.map((consumer) => ({
      ...part(consumer.component),
      purpose: consumer.purpose,
      deadLetters: consumer.deadLetters ?? null,
      ...consumptionOf(model, topic, consumer),
    })),
    partitions: topic.partitions ?? null,
    erasure: topic.erasure ?? findComponent(model, carrier)?.erasure ?? null,
  };
}
