"use client";

import { usePathname } from "next/navigation";
import { PageHeader } from "#portal/design/page-header.tsx";
import { Panel } from "#portal/design/panel.tsx";
import { ForbiddenState } from "#portal/design/states.tsx";
import { pageAt } from "#portal/features/shell/pages.ts";

export default function Forbidden() {
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
