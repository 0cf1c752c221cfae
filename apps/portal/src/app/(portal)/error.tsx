"use client";

import { Button } from "@mantine/core";
import { Panel } from "#portal/design/panel.tsx";
import { FailedState } from "#portal/design/states.tsx";

export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <Panel>
      <FailedState
        what="This page could not be shown"
        why={error.digest ? `The portal's log names the cause under ${error.digest}.` : error.message}
        remedy="Try again; the other pages are not affected."
        action={
          <Button variant="default" onClick={reset}>
            Try again
          </Button>
        }
      />
    </Panel>
  );
}
