"use client";

import { usePathname } from "next/navigation";
import { PageHeader } from "../../design/page-header.tsx";
import { Panel } from "../../design/panel.tsx";
import { ForbiddenState } from "../../design/states.tsx";
import { pageAt } from "../../features/shell/pages.ts";

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
