import { Anchor, Badge, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useEnvironment } from "#portal/features/shell/use-environment.ts";
import { EmptyState, FailedState, Panel, RelativeTime } from "#portal/design/index.ts";
import { environmentQueries } from "../queries/environment-queries.ts";
import classes from "./waiting-list.module.css";

/** What goes on only when a person decides. */
export function WaitingList() {
  const { data, error } = useQuery(environmentQueries.waiting());
  const { environment } = useEnvironment();
  return (
    <Panel
      title="Waiting for somebody"
      description={`Plans and promotions to approve, risks to decide on${environment ? ", in every environment" : ""}`}
    >
      {!data && error && (
        <FailedState
          what="What waits could not be read"
          why={error.message}
          remedy="It is tried again by itself."
        />
      )}
      {!data && !error && <Skeleton height={64} role="status" aria-label="Loading what waits" />}
      {data?.length === 0 && (
        <EmptyState title="Nothing waits">
          A plan that changes something, a promotion into production and a risk whose review is due appear
          here.
        </EmptyState>
      )}
      {data && data.length > 0 && (
        <ul className={classes.list} aria-label="Waiting for somebody">
          {data.map(({ kind, id, title, waitsFor, path, since }) => (
            <li key={`${kind} ${id}`} className={classes.item}>
              <Badge variant="default" size="sm" radius="sm" tt="none" fw={500}>
                {kind}
              </Badge>
              <span className={classes.what}>
                <Anchor component={Link} href={path} inherit fw={500}>
                  {title}
                </Anchor>
                <span className={classes.note}>{waitsFor}</span>
              </span>
              {since !== null && (
                <span className={classes.note}>
                  <RelativeTime at={since} />
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
