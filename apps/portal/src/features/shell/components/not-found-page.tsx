import { LinkButton } from "#portal/design/link-button.tsx";
import { PageHeader } from "#portal/design/page-header.tsx";
import { Panel } from "#portal/design/panel.tsx";
import { EmptyState } from "#portal/design/states.tsx";

/** What somebody sees at an address that leads nowhere. */
export function NotFoundPage() {
  return (
    <>
      <PageHeader title="Not found" />
      <Panel>
        <EmptyState
          title="There is nothing at this address"
          action={
            <LinkButton href="/" variant="default">
              To the overview
            </LinkButton>
          }
        >
          It may have been removed, or the link is incomplete.
        </EmptyState>
      </Panel>
    </>
  );
}
