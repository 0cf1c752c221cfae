"use client";

import { usePathname } from "next/navigation";
import { PageHeader } from "#portal/design/page-header.tsx";
import { Panel } from "#portal/design/panel.tsx";
import { ForbiddenState } from "#portal/design/states.tsx";
import { pageAt } from "#portal/features/shell/pages.ts";

/** What somebody sees of a page for which they lack the right. */
export function ForbiddenPage() {
  const page = pageAt(usePathname());
  return (
    <>
      <PageHeader title={page?.label ?? "Forbidden"} />
      <Panel>
        <ForbiddenState permission={page?.permission ?? "environment:read"} />
      </Panel>
    </>
  );
}
