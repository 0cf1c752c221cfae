import { Button } from "@mantine/core";
import Link from "next/link";
import { Panel } from "../../design/panel.tsx";
import { EmptyState } from "../../design/states.tsx";

export default function NotFound() {
  return (
    <Panel>
      <EmptyState
        title="There is nothing at this address"
        action={
          <Button component={Link} href="/" variant="default">
            To the overview
          </Button>
        }
      >
        It may have been removed, or the link is incomplete.
      </EmptyState>
    </Panel>
  );
}
