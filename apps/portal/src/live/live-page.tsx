import "server-only";
import type { DehydratedState } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { LiveHydration } from "./live-hydration.tsx";
import { readingBegan } from "./reading-began.ts";

/** What a page has read on the server, followed from where its reading began. */
export function LivePage({ state, children }: { state: DehydratedState; children: ReactNode }) {
  return (
    <LiveHydration text={JSON.stringify(state)} readAt={readingBegan()}>
      {children}
    </LiveHydration>
  );
}
