"use client";

import { can } from "@greenroom/core/access";
import { ActionIcon, Burger, Group } from "@mantine/core";
import { useDisclosure, useLocalStorage } from "@mantine/hooks";
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from "@tabler/icons-react";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { Hint, IntentLink } from "#portal/design/index.ts";
import { useKeptFocus } from "#portal/design/use-kept-focus.ts";
import { LiveProvider, useLive } from "#portal/live/live-provider.tsx";
import { SignInNotices } from "#portal/features/access/components/sign-in-notices.tsx";
import { PlatformBanner } from "#portal/features/platform/components/platform-banner.tsx";
import { pageAt, pages } from "../pages.ts";
import { OwnEnvironmentProvider } from "../own-environment.tsx";
import { ShellContext, type ShellFacts } from "../shell-context.ts";
import { useEnvironment } from "../use-environment.ts";
import classes from "./app-frame.module.css";
import { Breadcrumb } from "./breadcrumb.tsx";
import { NotThere } from "./not-there.tsx";
import { OfflineStrip } from "./offline-strip.tsx";
import { PaletteOpener } from "./palette-opener.tsx";
import { TopBar } from "./top-bar.tsx";
import { Wordmark } from "./wordmark.tsx";

// Of react-remove-scroll, which takes the page's scroll bar away while a dialog is open.
const keepsPlaceWithoutScrollBar = "right-scroll-bar-position";

interface Props {
  readonly facts: ShellFacts;
  /** Where the stream of events stood before they were read; null = not known. */
  readonly readAt: string | null;
  readonly children: ReactNode;
}

/** The frame around every signed-in page. */
export function AppFrame({ facts, readAt, children }: Props) {
  return (
    <ShellContext value={facts}>
      <LiveProvider readAt={readAt}>
        <OwnEnvironmentProvider>
          <Frame>{children}</Frame>
          <PaletteOpener />
        </OwnEnvironmentProvider>
      </LiveProvider>
    </ShellContext>
  );
}

function Frame({ children }: { children: ReactNode }) {
  const [isOpen, drawer] = useDisclosure();
  const [isNarrow, setNarrow] = useLocalStorage({ key: "greenroom-rail-narrow", defaultValue: false });
  const { environment, environments, scope } = useEnvironment();
  const { oldSinceMs } = useLive();
  useKeptFocus();
  return (
    <div
      className={classes.frame}
      data-narrow={isNarrow || undefined}
      data-open={isOpen || undefined}
      data-production={environment?.production || undefined}
    >
      <a className="gr-skip" href="#content">
        Skip to the content
      </a>
      <header className={`${classes.header} ${keepsPlaceWithoutScrollBar}`}>
        {environment?.production && <div className={classes.production} />}
        <Group h={52} px={{ base: 12, sm: 24 }} gap="sm" wrap="nowrap">
          <Burger hiddenFrom="sm" size="sm" opened={isOpen} onClick={drawer.toggle} aria-label="Navigation" />
          <TopBar />
        </Group>
      </header>
      <nav className={classes.rail}>
        <Group h={52} px={17} justify="space-between" wrap="nowrap">
          <IntentLink
            href="/"
            aria-label="Greenroom, to the overview"
            style={{ color: "inherit", textDecoration: "none" }}
          >
            <Wordmark compact={isNarrow && !isOpen} />
          </IntentLink>
          <Burger hiddenFrom="sm" size="sm" opened onClick={drawer.close} aria-label="Close navigation" />
        </Group>
        <Rail isNarrow={isNarrow && !isOpen} onNavigate={drawer.close} />
        <Group mt="auto" p={10} visibleFrom="sm" justify={isNarrow ? "center" : "flex-end"}>
          <Hint label={isNarrow ? "Widen" : "Narrow"} position="right">
            <ActionIcon
              onClick={() => setNarrow(!isNarrow)}
              aria-label={isNarrow ? "Widen the navigation" : "Narrow the navigation"}
            >
              {isNarrow ? (
                <IconLayoutSidebarLeftExpand size={18} />
              ) : (
                <IconLayoutSidebarLeftCollapse size={18} />
              )}
            </ActionIcon>
          </Hint>
        </Group>
      </nav>
      <main className={classes.main} id="content">
        <PlatformBanner />
        <SignInNotices />
        <OfflineStrip />
        <div className={classes.content} data-old={oldSinceMs !== null || undefined}>
          <Breadcrumb />
          {scope === "chosen" && (
            <NotThere
              parameter="env"
              what="environment"
              known={environments}
              instead="All environments are shown."
            />
          )}
          {children}
        </div>
      </main>
    </div>
  );
}

function Rail({ isNarrow, onNavigate }: { isNarrow: boolean; onNavigate: () => void }) {
  const active = pageAt(usePathname())?.path;
  const { kept } = useEnvironment();
  return (
    <ShellContext.Consumer>
      {(facts) => (
        <nav aria-label="Pages">
          {pages
            .filter(({ permission }) => can(facts?.viewer ?? null, permission))
            .map(({ path, label, icon: Icon }) => (
              <Hint key={path} label={label} position="right" disabled={!isNarrow}>
                <IntentLink
                  href={kept ? `${path}?env=${kept.id}` : path}
                  className={classes.link}
                  data-active={path === active || undefined}
                  aria-current={path === active ? "page" : undefined}
                  aria-label={label}
                  onClick={onNavigate}
                >
                  <Icon size={18} stroke={1.6} aria-hidden />
                  {!isNarrow && label}
                </IntentLink>
              </Hint>
            ))}
        </nav>
      )}
    </ShellContext.Consumer>
  );
}
