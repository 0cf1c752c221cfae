"use client";

import { usePathname } from "next/navigation";
import { LinkButton } from "#portal/design/link-button.tsx";
import { PageHeader } from "#portal/design/page-header.tsx";
import { Panel } from "#portal/design/panel.tsx";
import { EmptyState } from "#portal/design/states.tsx";
import { pageAt } from "../pages.ts";

/** What is missing below a page, and why it may be. */
const missing: Readonly<Record<string, { readonly title: string; readonly why: string }>> = {
  "/architecture": {
    title: "The architecture model has no such part",
    why: "It may have been renamed, or the link is incomplete.",
  },
  "/runs": {
    title: "There is no such run",
    why: "Or no role of yours reaches its environment.",
  },
  "/promotions": {
    title: "There is no such promotion",
    why: "Or no role of yours reaches its service there.",
  },
  "/rollouts": {
    title: "There is nothing to see of it here",
    why: "Either it is not in this environment, as greenroom.yaml has it, or no role of yours reaches it there.",
  },
  "/risks": {
    title: "The register has no such risk",
    why: "It may have been removed, or the link is incomplete.",
  },
};

/** What somebody sees at an address that leads nowhere: what is not there, and where what is there is listed. */
export function NotFoundPage() {
  const page = pageAt(usePathname());
  const known = page && missing[page.path];
  return (
    <>
      <PageHeader title="Not found" />
      <Panel>
        <EmptyState
          title={known?.title ?? "There is nothing at this address"}
          action={
            <LinkButton href={known ? page.path : "/"} variant="default">
              {known ? `To ${page.label}` : "To the overview"}
            </LinkButton>
          }
        >
          {known?.why ?? "It may have been removed, or the link is incomplete."}
        </EmptyState>
      </Panel>
    </>
  );
}
