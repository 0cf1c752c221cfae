"use client";

import { can } from "@greenroom/core/access";
import { Spotlight, type SpotlightActionGroupData, spotlight } from "@mantine/spotlight";
import { IconArrowRight, IconSearch } from "@tabler/icons-react";
import { useQueries } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { PaletteItem } from "../palette.ts";
import { paletteSources } from "../palette-sources.ts";
import { answerWishes } from "../palette-wish.ts";
import { pages } from "../pages.ts";
import { useShell } from "../shell-context.ts";
import { sidePages } from "../side-pages.ts";
import { useEnvironment } from "../use-environment.ts";

/** Every page, every environment, and what the slices offer. */
export function CommandPalette() {
  const { viewer, environments } = useShell();
  const { scope, select } = useEnvironment();
  const router = useRouter();
  const [wasOpen, setWasOpen] = useState(false);
  useEffect(() => answerWishes(spotlight.toggle), []);
  const offered = useQueries({
    queries: paletteSources.map((source, index) => ({
      queryKey: ["palette", index],
      queryFn: ({ signal }: { signal: AbortSignal }) => source(signal),
      enabled: wasOpen,
    })),
  });
  const groups: SpotlightActionGroupData[] = [
    {
      group: "Pages",
      actions: [...pages, ...sidePages]
        .filter(({ permission }) => can(viewer, permission))
        .map(({ path, label, icon: Icon, keywords }) => ({
          id: path,
          label,
          keywords: [...keywords],
          leftSection: <Icon size={18} stroke={1.6} />,
          onClick: () => router.push(path),
        })),
    },
    {
      group: "Environments",
      actions: environments.map(({ id, name }) => ({
        id: `environment-${id}`,
        label: `Show ${name} only`,
        keywords: [id],
        leftSection: <IconArrowRight size={18} stroke={1.6} />,
        // Where nothing is chosen, what runs there.
        onClick: () => (scope === "chosen" ? select(id) : router.push(`/?env=${id}`)),
      })),
    },
    ...groupsOf(
      offered.flatMap(({ data }) => data ?? []),
      (href) => router.push(href),
    ),
  ];
  return (
    <Spotlight
      actions={groups}
      shortcut={null}
      onSpotlightOpen={() => setWasOpen(true)}
      nothingFound="Nothing has that name"
      highlightQuery
      scrollable
      maxHeight={420}
      searchProps={{ placeholder: "Go to…", leftSection: <IconSearch size={18} />, "aria-label": "Search" }}
      transitionProps={{ duration: 100 }}
    />
  );
}

function groupsOf(items: readonly PaletteItem[], go: (href: string) => void): SpotlightActionGroupData[] {
  return [...Map.groupBy(items, ({ group }) => group)].map(([group, members]) => ({
    group,
    actions: members.map(({ id, label, description, keywords, href }) => ({
      id,
      label,
      ...(description ? { description } : {}),
      keywords: [...(keywords ?? [])],
      onClick: () => go(href),
    })),
  }));
}
