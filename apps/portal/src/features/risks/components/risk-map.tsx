import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { FailedState } from "#portal/design/index.ts";
import { DiagramFailure } from "#portal/features/architecture/components/diagram-failure.tsx";
import { architectureQueries } from "#portal/features/architecture/queries/architecture-queries.ts";
import classes from "./risk-map.module.css";
import type { ZoneMapProps } from "./zone-map.tsx";

/** Loaded after the page: the register is of use without it. */
const ZoneMap = dynamic(
  () =>
    import("./zone-map.tsx").then(
      (loaded) => loaded.ZoneMap,
      () => NotLoaded,
    ),
  { ssr: false, loading: Waiting },
);

/** The landscape with the worst that is left in each zone. */
export function RiskMap(props: Omit<ZoneMapProps, "page">) {
  const { data: page, error } = useQuery(architectureQueries.diagram({ level: "landscape" }));
  if (page) return <ZoneMap page={page} {...props} />;
  if (!error) return <Waiting />;
  return (
    <div className={classes.failed}>
      <DiagramFailure error={error} what="The zones could not be read." />
    </div>
  );
}

function Waiting() {
  return <Skeleton className={classes.map} radius={0} role="status" aria-label="Loading the zones" />;
}

function NotLoaded() {
  return (
    <div className={classes.failed}>
      <FailedState what="The zones could not be loaded." remedy="Load the page again." />
    </div>
  );
}
