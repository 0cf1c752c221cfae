import type { DataClass } from "../../model-words.ts";
import { type ArchitectureModel, componentName, findComponent } from "../../model.ts";
import type { Topic } from "../../topic.ts";
import { consumptionOf } from "../../topic-consumption.ts";
import type { ArchitectureRule } from "../architecture-rule.ts";
import type { RuleHit } from "../finding.ts";

const erasable: readonly DataClass[] = ["personal", "sensitive"];
/** Whoever receives these has duties. */
const guarded: readonly DataClass[] = [...erasable, "financial", "pci", "secret"];

export const topicWithoutPublisherRule: ArchitectureRule = {
  id: "topic-without-publisher",
  title: "A topic that nobody publishes",
  severity: "high",
  explanation:
    "Its consumers wait for facts that never come, and their copies stay as old as their first load. Name who publishes it, or let them read the source.",
  check: (model) =>
    model.topics
      .filter(({ publishers }) => publishers.length === 0)
      .map((topic) => {
        const waiting = topic.consumers.map(({ component }) => component);
        return hit(
          topic,
          waiting,
          waiting.length === 0
            ? `Nobody publishes ${topic.name}.`
            : `Nobody publishes ${topic.name}, and ${namesOf(model, waiting)} ${waiting.length === 1 ? "waits" : "wait"} for it.`,
        );
      }),
};

export const topicWithoutConsumerRule: ArchitectureRule = {
  id: "topic-without-consumer",
  title: "A topic that nobody consumes",
  severity: "low",
  explanation:
    "It is kept, kept compatible and kept erasable for nobody. Name who acts on it, or stop publishing it.",
  check: (model) =>
    model.topics
      .filter(({ consumers }) => consumers.length === 0)
      .map((topic) =>
        hit(
          topic,
          topic.publishers,
          `Nobody consumes ${topic.name}. It is kept all the same: ${topic.retention}.`,
        ),
      ),
};

export const manyPublishersRule: ArchitectureRule = {
  id: "topic-with-many-publishers",
  title: "A topic with more than one publisher",
  severity: "medium",
  explanation:
    "Facts of several writers have no order between them, even under one key, and one that writes beside its own store may lose either. Let one publish for all, or give each a topic of its own.",
  check: (model) =>
    model.topics
      .filter(({ publishers }) => publishers.length > 1)
      .map((topic) =>
        hit(
          topic,
          topic.publishers,
          `${topic.publishers.length} components publish ${topic.name}, in no order between them: ${namesOf(model, topic.publishers)}.`,
        ),
      ),
};

export const topicWithoutErasureRule: ArchitectureRule = {
  id: "topic-without-erasure",
  title: "A topic with personal data that nothing erases",
  severity: "high",
  explanation:
    "A log only grows, so what is in it about a member stays. Encrypt it with a key that can be destroyed, or keep it no longer than an erasure may take, and say so.",
  check: (model) =>
    model.topics.flatMap((topic): readonly RuleHit[] => {
      const classes = topic.data.filter((name) => erasable.includes(name));
      const carrier = findComponent(model, topic.carrier);
      if (classes.length === 0 || topic.erasure !== undefined || carrier?.erasure !== undefined) return [];
      return [
        hit(
          topic,
          [topic.carrier],
          `${topic.name} carries ${classes.join(" and ")} data, and neither it nor ${componentName(model, topic.carrier)} names an erasure.`,
        ),
      ];
    }),
};

export const unsafeConsumerRule: ArchitectureRule = {
  id: "unsafe-consumer",
  title: "A consumer that is not ready for a bad or repeated message",
  severity: "high",
  explanation:
    "Every message may come twice, and one day one cannot be read: it then blocks all behind it or is lost unseen. Name what makes a repeat harmless, and where such a message goes.",
  check: (model) =>
    model.topics.flatMap((topic) =>
      topic.consumers.flatMap((consumer): readonly RuleHit[] => {
        const lacks = [
          ...(consumptionOf(model, topic, consumer).idempotencyKey === null
            ? ["what makes a repeat harmless"]
            : []),
          ...(consumer.deadLetters === undefined ? ["what happens to a message that it cannot process"] : []),
        ];
        if (lacks.length === 0) return [];
        return [
          hit(
            topic,
            [consumer.component],
            `${componentName(model, consumer.component)} consumes ${topic.name}; nothing says ${lacks.join(", nor ")}.`,
          ),
        ];
      }),
    ),
};

export const undeclaredTopicDataRule: ArchitectureRule = {
  id: "undeclared-topic-data",
  title: "A topic brings data that its receiver does not declare",
  severity: "high",
  explanation:
    "The rules about erasure and card data look at what a component declares, and so look past this. Add the class to the component, or take it out of the topic.",
  check: (model) =>
    model.topics.flatMap((topic) => {
      const receivers = [topic.carrier, ...topic.consumers.map(({ component }) => component)];
      return receivers.flatMap((id): readonly RuleHit[] => {
        const declared = findComponent(model, id)?.data ?? [];
        const strays = topic.data.filter((name) => guarded.includes(name) && !covers(declared, name));
        if (strays.length === 0) return [];
        return [
          hit(
            topic,
            [id],
            `${topic.name} brings ${strays.join(" and ")} data to ${componentName(model, id)}, which declares ${declared.join(", ") || "none"}.`,
          ),
        ];
      });
    }),
};

/** What is kept as sensitive is kept as personal, and more strictly. */
function covers(declared: readonly DataClass[], name: DataClass): boolean {
  return declared.includes(name) || (name === "personal" && declared.includes("sensitive"));
}

function namesOf(model: ArchitectureModel, ids: readonly string[]): string {
  return ids.map((id) => componentName(model, id)).join(", ");
}

function hit({ id }: Topic, components: readonly string[], message: string): RuleHit {
  return { subject: { kind: "topic", id }, components, message };
}
