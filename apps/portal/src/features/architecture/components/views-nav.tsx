import { NativeSelect } from "@mantine/core";
import { useRouter } from "next/navigation";
import { IntentLink } from "#portal/design/index.ts";
import { pageLabels } from "#portal/features/shell/page-labels.ts";
import { useKeptAddress } from "#portal/features/shell/use-kept-address.ts";
import { viewPaths } from "../paths.ts";
import classes from "./views-nav.module.css";

/** The landscape is the first page of them all. */
const nameOf = (view: ArchitectureView) => (view === "landscape" ? "Landscape" : pageLabels[viewPaths[view]]);
export type ArchitectureView = keyof typeof viewPaths;
const views = Object.keys(viewPaths) as readonly ArchitectureView[];

/** The ways of looking at the architecture; each is a page of its own. */
export function ViewsNav({ active }: { active: ArchitectureView }) {
  const router = useRouter();
  const keep = useKeptAddress();
  return (
    <>
      <nav className={classes.views} aria-label="Views">
        {views.map((view) => (
          <IntentLink
            key={view}
            href={keep(viewPaths[view])}
            className={classes.view}
            aria-current={view === active ? "page" : undefined}
          >
            {nameOf(view)}
          </IntentLink>
        ))}
      </nav>
      <NativeSelect
        className={classes.narrow}
        size="xs"
        aria-label="View"
        value={active}
        onChange={(event) => {
          const view = views.find((candidate) => candidate === event.currentTarget.value);
          if (view) router.push(keep(viewPaths[view]));
        }}
        data={views.map((value) => ({ value, label: nameOf(value) }))}
      />
    </>
  );
}
