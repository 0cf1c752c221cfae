"use client";

import { can } from "@greenroom/core/access";
import { Loader } from "@mantine/core";
import { createSpotlight, Spotlight } from "@mantine/spotlight";
import { IconArrowRight, IconSearch } from "@tabler/icons-react";
import { useQueries } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { architecturePages } from "../architecture-pages.ts";
import { type Entry, filterPalette, type Group } from "../filter-palette.ts";
import { isOffered, type PaletteItem } from "../palette.ts";
import { findOnPage } from "../palette-finder.ts";
import { paletteSources } from "../palette-sources.ts";
import { answerWishes } from "../palette-wish.ts";
import { pages } from "../pages.ts";
import { selectFirst } from "../select-first.ts";
import { useShell } from "../shell-context.ts";
import { sidePages } from "../side-pages.ts";
import { useEnvironment } from "../use-environment.ts";
import { useKeptAddress } from "../use-kept-address.ts";

const [store, spotlight] = createSpotlight();

/** One row: where it leads, and nothing that it would do by itself. */
interface Row extends Entry {
  readonly icon?: ReactNode;
  readonly open: () => void;
}

/** Every page, every environment, and what the slices offer to who looks. */
export function CommandPalette() {
  const { groups, isLooking, failures, look } = useRows();
  const [query, setQuery] = useState("");
  useEffect(() => answerWishes(spotlight.toggle), []);
  const found = filterPalette(query, groups);
  useEffect(() => {
    if (query !== "") selectFirst(store);
  });
  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      onSpotlightOpen={look}
      scrollable
      maxHeight={420}
      transitionProps={{ duration: 100 }}
      attributes={{ content: { "aria-label": "Go to" } }}
    >
      <Spotlight.Search
        placeholder="Go to, or do…"
        leftSection={<IconSearch size={18} aria-hidden />}
        rightSection={isLooking ? <Loader size={16} aria-label="Looking" /> : null}
        aria-label="Search"
      />
      <Spotlight.ActionsList>
        {found.map(({ group, actions }) => (
          <Spotlight.ActionsGroup key={group} label={group}>
            {actions.map(({ id, label, description, icon, open }) => (
              <Spotlight.Action
                key={id}
                label={label}
                description={description}
                leftSection={icon}
                onClick={open}
                highlightQuery
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {found.length === 0 && (
          <Spotlight.Empty>
            {isLooking ? "Looking…" : "Nothing that you may see, or do now, has these words"}
          </Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
      {failures > 0 && (
        <Spotlight.Footer role="status" c="dimmed" fz="xs">
          Some of it could not be looked up; it is tried again when this is opened next.
        </Spotlight.Footer>
      )}
    </Spotlight.Root>
  );
}

function useRows() {
  const shell = useShell();
  const { viewer, environments } = shell;
  const { scope, select } = useEnvironment();
  const router = useRouter();
  const keep = useKeptAddress();
  const [wasOpen, setWasOpen] = useState(false);
  const offered = useQueries({
    queries: paletteSources
      .filter((source) => isOffered(source, viewer))
      .map(({ topic, permission, load }) => ({
        queryKey: [topic, "palette", permission],
        queryFn: ({ signal }: { signal: AbortSignal }) => load(shell, signal),
        enabled: wasOpen,
      })),
  });
  const groups: Group<Row>[] = [
    {
      group: "Pages",
      actions: [...pages, ...architecturePages, ...sidePages]
        .filter(({ permission }) => can(viewer, permission))
        .map(({ path, label, icon: Icon, keywords }) => ({
          id: path,
          label,
          keywords,
          icon: <Icon size={18} stroke={1.6} aria-hidden />,
          open: () => router.push(path),
        })),
    },
    ...groupsOf(
      offered.flatMap(({ data }) => data ?? []),
      ({ href, thing }) => {
        if (thing === undefined) router.push(href);
        else if (!findOnPage(thing)) router.push(keep(href));
      },
    ),
    {
      group: "Environments",
      actions: environments.map(({ id, name }) => ({
        id: `environment-${id}`,
        label: `Show ${name} only`,
        keywords: [id],
        icon: <IconArrowRight size={18} stroke={1.6} aria-hidden />,
        // Where nothing is chosen, what runs there.
        open: () => (scope === "chosen" ? select(id) : router.push(`/?env=${id}`)),
      })),
    },
  ];
  return {
    groups,
    isLooking: offered.some(({ isLoading }) => isLoading),
    failures: offered.filter(({ isError }) => isError).length,
    look() {
      setWasOpen(true);
      for (const { isError, refetch } of offered) if (isError) void refetch();
    },
  };
}

function groupsOf(items: readonly PaletteItem[], go: (item: PaletteItem) => void): Group<Row>[] {
  return [...Map.groupBy(items, ({ group }) => group)].map(([group, members]) => ({
    group,
    actions: members.map((item) => ({ ...item, open: () => go(item) })),
  }));
}
