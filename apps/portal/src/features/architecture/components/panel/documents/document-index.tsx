import { Anchor, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { FailedState } from "#portal/design/index.ts";
import { ProblemError } from "#portal/http/call.ts";
import { architectureQueries } from "#portal/features/architecture/queries/architecture-queries.ts";
import panel from "../side-panel.module.css";

export function DocumentIndex({ component, onOpen }: { component: string; onOpen: (path: string) => void }) {
  const { data, error } = useQuery(architectureQueries.documents(component));
  if (!data && error) {
    const problem = error instanceof ProblemError ? error.problem : null;
    return (
      <FailedState what="The documents could not be read." why={error.message} remedy={problem?.remedy} />
    );
  }
  if (!data)
    return <Skeleton height={160} role="status" aria-busy="true" aria-label="Loading the documents" />;
  return (
    <ul className={panel.edges} aria-label="Documents">
      {data.documents.map(({ path, title, problem }) => (
        <li key={path}>
          <Anchor component="button" type="button" fz="sm" ta="left" onClick={() => onOpen(path)}>
            {title}
          </Anchor>
          <span className={panel.note}>{problem ?? path}</span>
        </li>
      ))}
    </ul>
  );
}
