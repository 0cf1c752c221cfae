import { expect, test } from "vitest";
import { filterTopics } from "./filter-topics.ts";
import type { TopicSummary } from "./topic-view.ts";

const bus = { id: "bus", name: "Event bus", zone: "data" };
const topic = (id: string, changes: Partial<TopicSummary> = {}): TopicSummary => ({
  id,
  name: `${id}.v1`,
  description: "A fact.",
  schema: { format: "Avro", compatibility: "full" },
  key: "account id",
  retention: "7 days",
  data: ["internal"],
  ownerName: "Payments",
  carrier: bus,
  source: null,
  publishers: [{ id: "relay", name: "Outbox relay", zone: "data" }],
  consumers: [],
  partitions: null,
  erasure: null,
  ...changes,
});
const topics = [
  topic("paid", { data: ["financial"] }),
  topic("played", {
    consumers: [
      {
        id: "reco",
        name: "Recommender",
        zone: "taste",
        purpose: "Learns.",
        idempotencyKey: null,
        deadLetters: null,
        stalenessBudgetSeconds: null,
      },
    ],
  }),
];

test.each([
  ["", ["paid", "played"]],
  ["  ", ["paid", "played"]],
  ["PLAYED", ["played"]],
  ["financial", ["paid"]],
  ["recommender relay", ["played"]],
  ["recommender financial", []],
])("%j finds %j", (text, expected) =>
  expect(filterTopics(topics, text).map(({ id }) => id)).toEqual(expected),
);
