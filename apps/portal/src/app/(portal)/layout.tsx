import type { ReactNode } from "react";
import { can, type Viewer } from "@greenroom/core/access";
import { UnavailableError } from "@greenroom/core/result";
import { isPromoted, isReached, placeOf } from "@greenroom/core/services";
import { portal } from "#portal/composition/portal.ts";
import { listNotices } from "#portal/features/access/server/notices.ts";
import { requirePageViewer } from "#portal/features/access/server/require-page-viewer.ts";
import { SignInCard } from "#portal/features/access/components/sign-in-card.tsx";
import { AppFrame } from "#portal/features/shell/components/app-frame.tsx";
import type { ShellFacts } from "#portal/features/shell/shell-context.ts";
import { readingBegan } from "#portal/live/reading-began.ts";
import { answerPageWith } from "#portal/http/page-status.ts";
import { unavailableIn } from "#portal/http/problem.ts";

export const dynamic = "force-dynamic";

const asksAgainSeconds = 5;

export default async function PortalLayout({ children }: { children: ReactNode }) {
  const facts = await readFacts().catch((error: unknown) => {
    const unavailable = unavailableIn(error);
    if (unavailable === null) throw error;
    portal().log.warn({ err: error }, "the frame of a page could not be read");
    return unavailable;
  });
  if (facts instanceof UnavailableError) {
    answerPageWith(503);
    return <DatabaseAway />;
  }
  return (
    <AppFrame facts={facts} readAt={readingBegan()}>
      {children}
    </AppFrame>
  );
}

/** Without its database the portal knows nobody, so it can show nothing; a page asks again by itself. */
function DatabaseAway() {
  return (
    <SignInCard title="Greenroom cannot be shown">
      <meta httpEquiv="refresh" content={String(asksAgainSeconds)} />
      <p role="alert">
        Its database does not answer. Nothing is lost: what runs goes on, and this page is tried again every{" "}
        {asksAgainSeconds} seconds.
      </p>
    </SignInCard>
  );
}

async function readFacts(): Promise<ShellFacts> {
  const { viewer: who } = await requirePageViewer("environment:read");
  const { id, name, email, grants, cameBy } = who;
  const viewer: Viewer = { id, name, email, grants, ...(cameBy && { cameBy }) };
  const { environments, services: configured, platformStatus } = portal();
  // What no role of theirs reaches is offered nowhere.
  const known = environments.filter((each) => isReached(viewer, "environment:read", each, configured));
  const seen = configured.filter((service) =>
    environments.some((each) => can(viewer, "environment:read", placeOf(service, each))),
  );
  const shown = known.map(({ id: environment, name: called, production, terraform }) => ({
    id: environment,
    name: called,
    production,
    layers: terraform.layers,
  }));
  const [preparation, notices] = await Promise.all([
    platformStatus.read(),
    requirePageViewer("account:read").then(listNotices),
  ]);
  const promoted = seen
    .filter(isPromoted)
    .filter((service) => known.some((each) => can(viewer, "promotion:read", placeOf(service, each))));
  return {
    viewer,
    environments: shown,
    services: seen.map((service) => service.id),
    promoted: promoted.map((service) => service.id),
    preparation,
    notices,
  };
}
