import { Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import type { DiagramPage } from "../architecture-view.ts";
import classes from "./architecture-frame.module.css";
import { ModelBanner } from "./model-banner.tsx";
import { type ArchitectureView, ViewsNav } from "./views-nav.tsx";

/** What every view of the architecture has around it. */
export function ArchitectureFrame({
  view,
  title,
  description,
  model,
  children,
}: {
  view: ArchitectureView;
  title: ReactNode;
  description?: ReactNode;
  model: Pick<DiagramPage["model"], "faults" | "loadedAt">;
  children: ReactNode;
}) {
  return (
    <>
      <header className={classes.header}>
        <Title order={1} fz="1.25rem" lh={1.3}>
          {title}
        </Title>
        <ViewsNav active={view} />
        {description && (
          <Text c="dimmed" maw={820} className={classes.description}>
            {description}
          </Text>
        )}
      </header>
      <ModelBanner faults={model.faults} loadedAt={model.loadedAt} />
      {children}
    </>
  );
}
