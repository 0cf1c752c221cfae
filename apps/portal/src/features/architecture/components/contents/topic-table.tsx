import { Table, TextInput } from "@mantine/core";
import { parseAsString, useQueryStates } from "nuqs";
import { EmptyState, WideTable } from "#portal/design/index.ts";
import { filterTopics } from "#portal/features/architecture/filter-topics.ts";
import type { TopicSummary } from "#portal/features/architecture/topic-view.ts";
import classes from "./contents.module.css";
import { TopicRow } from "./topic-row.tsx";

const columns = ["Topic", "Publisher", "Consumers", "Key", "Retention", "Data", "Owner"] as const;

const urlState = { topic: parseAsString, filter: parseAsString.withDefault("") };

/** A row unfolds what is known of its topic; the address keeps which. */
export function TopicTable({ topics }: { topics: readonly TopicSummary[] }) {
  const [{ topic: open, filter }, setUrl] = useQueryStates(urlState, { history: "replace" });
  const shown = filterTopics(topics, filter);
  const isUnknown = open !== null && !topics.some(({ id }) => id === open);
  return (
    <>
      <div className={classes.filter} role="search" aria-label="Filter">
        <TextInput
          size="xs"
          className={classes.filterText}
          aria-label="Filter topics"
          placeholder="Filter by fact, component, data or team"
          value={filter}
          onChange={(event) => void setUrl({ filter: event.currentTarget.value || null })}
        />
        <span role="status">
          {shown.length === topics.length
            ? `${topics.length} topics`
            : `${shown.length} of ${topics.length} topics`}
        </span>
      </div>
      {isUnknown && (
        <div className={classes.empty}>
          <EmptyState title={`There is no topic “${open}”`}>
            It may have been renamed; these are the topics of the model.
          </EmptyState>
        </div>
      )}
      {shown.length === 0 ? (
        <div className={classes.empty}>
          <EmptyState title="No topic matches">Use fewer words, or clear the filter.</EmptyState>
        </div>
      ) : (
        <WideTable minWidth={1040} label="Topics">
          <Table.Thead>
            <Table.Tr>
              {columns.map((column) => (
                <Table.Th key={column}>{column}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((topic) => (
              <TopicRow
                key={topic.id}
                topic={topic}
                columns={columns.length}
                isOpen={topic.id === open}
                onToggle={() => void setUrl({ topic: topic.id === open ? null : topic.id })}
              />
            ))}
          </Table.Tbody>
        </WideTable>
      )}
    </>
  );
}
