"use client";

import { Anchor, Code, Stack, TextInput } from "@mantine/core";
import { parseAsString, useQueryState } from "nuqs";
import { EmptyState, PageHeader, Panel } from "#portal/design/index.ts";
import type { OperationView } from "../operation-view.ts";
import classes from "./api-reference.module.css";
import { pageLabels } from "#portal/features/shell/page-labels.ts";

/** Every route, by slice; one unfolds to what it takes and answers. */
export function ApiReference({ operations }: { operations: readonly OperationView[] }) {
  const [filter, setFilter] = useQueryState("filter", parseAsString.withDefault(""));
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = operations.filter(({ id, method, path, summary, who }) => {
    const told = `${id} ${method} ${path} ${summary} ${who}`.toLowerCase();
    return words.every((word) => told.includes(word));
  });
  const slices = [...new Set(shown.map(({ slice }) => slice))];
  return (
    <>
      <PageHeader
        title={pageLabels["/api-reference"]}
        description={
          <>
            What the pages ask of the portal, and what a program may ask. The same for machines:{" "}
            <Anchor href="/api/openapi.json" inherit>
              OpenAPI 3.1
            </Anchor>
            .
          </>
        }
      />
      <div className={classes.filter} role="search" aria-label="Filter">
        <TextInput
          size="xs"
          aria-label="Filter routes"
          placeholder="Filter by path, permission or role"
          value={filter}
          onChange={(event) => void setFilter(event.currentTarget.value || null)}
        />
        <span role="status">
          {shown.length === operations.length
            ? `${operations.length} routes`
            : `${shown.length} of ${operations.length} routes`}
        </span>
      </div>
      {shown.length === 0 && (
        <EmptyState title="No route matches">Use fewer words, or clear the filter.</EmptyState>
      )}
      <Stack gap="md">
        {slices.map((slice) => (
          <Panel key={slice} title={slice} flush>
            {shown
              .filter((operation) => operation.slice === slice)
              .map((operation) => (
                <Operation key={operation.id} operation={operation} />
              ))}
          </Panel>
        ))}
      </Stack>
    </>
  );
}

function Operation({ operation }: { operation: OperationView }) {
  const { method, path, summary, who, parameters, body, answers } = operation;
  return (
    <details className={classes.operation}>
      <summary className={classes.summary}>
        <span className={classes.method}>{method}</span>
        <code className={classes.path}>{path}</code>
        <span className={classes.words}>{summary}</span>
      </summary>
      <div className={classes.detail}>
        <p>{who.replaceAll("`", "")}</p>
        {parameters.map(({ name, in: place, schema }) => (
          <Part key={`${place}-${name}`} title={`${name}, in the ${place}`} schema={schema} />
        ))}
        {body !== null && <Part title="Body" schema={body} />}
        {answers.map(({ status, words, schema }) => (
          <Part key={status} title={`${status}: ${words}`} schema={schema} />
        ))}
      </div>
    </details>
  );
}

function Part({ title, schema }: { title: string; schema: string | null }) {
  return (
    <div>
      <h3 className={classes.part}>{title}</h3>
      {schema !== null && (
        <Code block className={classes.schema} tabIndex={0} role="region" aria-label={`Schema of ${title}`}>
          {schema}
        </Code>
      )}
    </div>
  );
}
