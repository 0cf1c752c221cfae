import { Anchor } from "@mantine/core";
import Link from "next/link";
import { type ReactNode, useEffect, useRef } from "react";
import { KeyValueList } from "#portal/design/index.ts";
import { componentPath } from "#portal/features/architecture/paths.ts";
import type { TopicPart, TopicReader, TopicSummary } from "#portal/features/architecture/topic-view.ts";
import classes from "./contents.module.css";

/** What is known of a topic beyond its row, brought into view where a link led here. */
export function TopicDetails({ topic }: { topic: TopicSummary }) {
  const holder = useRef<HTMLElement>(null);
  useEffect(() => {
    // In a block: a browser may answer with a promise, which is no clean-up.
    holder.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const { carrier, source, schema, partitions, erasure, consumers } = topic;
  const facts: (readonly [string, ReactNode])[] = [
    ["Carrier", <Part key="carrier" part={carrier} />],
    ["Read from", source ? <Part key="source" part={source} /> : "its publisher itself"],
    ["Schema", `${schema.format}, ${schema.compatibility}`],
    ["Partitions", partitions === null ? "–" : String(partitions)],
    ["Erasure", erasure ?? "nothing is said"],
  ];
  return (
    <section ref={holder} aria-label={`${topic.name}: details`}>
      <KeyValueList items={facts} />
      <ul className={classes.readers} aria-label="Consumers">
        {consumers.map((reader) => (
          <li key={reader.id}>
            <Part part={reader} />
            <span className={classes.line}>{reader.purpose}</span>
            <span className={classes.text}>{promisesOf(reader)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Part({ part: { id, name, zone } }: { part: TopicPart }) {
  return (
    <Anchor component={Link} href={componentPath(zone, id)} inherit>
      {name}
    </Anchor>
  );
}

function promisesOf({ idempotencyKey, deadLetters, stalenessBudgetSeconds }: TopicReader): string {
  return [
    `Repeats: ${idempotencyKey === null ? "nothing is said" : `harmless by ${idempotencyKey}`}.`,
    `What cannot be processed: ${deadLetters ?? "nothing is said."}`,
    ...(stalenessBudgetSeconds === null ? [] : [`May be ${stalenessBudgetSeconds} s old.`]),
  ].join(" ");
}
