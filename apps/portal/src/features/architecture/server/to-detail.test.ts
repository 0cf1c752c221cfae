import { expect, test } from "vitest";
import {
  exampleComponent as part,
  exampleModel,
  exampleTopic,
} from "../../../../../../packages/core/src/architecture/model-example-fixture.ts";
import { toComponentDetail } from "./to-detail.ts";

const model = exampleModel([part("relay"), part("store"), part("reader"), part("bus", { kind: "stream" })], {
  topics: [
    exampleTopic("paid", {
      source: "store",
      publishers: ["relay"],
      consumers: [{ component: "reader", purpose: "Counts." }],
    }),
    exampleTopic("lost", { source: "store" }),
  ],
});

test.each([
  ["relay", ["publishes paid.v1"]],
  ["store", ["publishes paid.v1 (by relay)", "publishes lost.v1 (by nobody yet)"]],
  ["reader", ["consumes paid.v1 (Counts.)"]],
  ["bus", ["carries paid.v1 (in order by id)", "carries lost.v1 (in order by id)"]],
])("%s: %j", (id, expected) => {
  const detail = toComponentDetail(model, [], id);
  const said = (["publishes", "consumes", "carries"] as const).flatMap((verb) =>
    (detail?.[verb] ?? []).map(({ name, note }) => `${verb} ${name}${note === null ? "" : ` (${note})`}`),
  );
  expect(said).toEqual(expected);
});
