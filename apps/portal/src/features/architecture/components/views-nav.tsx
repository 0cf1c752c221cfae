import { NativeSelect } from "@mantine/core";
import { useRouter } from "next/navigation";
import { IntentLink } from "#portal/design/index.ts";
import { useKeptAddress } from "#portal/features/shell/use-kept-address.ts";
import { viewPaths } from "../paths.ts";
import classes from "./views-nav.module.css";

const names = {
  landscape: "Landscape",
  requirements: "Requirements",
  flows: "Flows",
  topics: "Topics",
  deployment: "Deployment",
  "what-if": "What-if",
  findings: "Findings",
  compare: "Compare",
} as const;
export type ArchitectureView = keyof typeof names;
const views = Object.keys(names) as readonly ArchitectureView[];

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
            {names[view]}
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
        data={views.map((value) => ({ value, label: names[value] }))}
      />
    </>
  );
}
