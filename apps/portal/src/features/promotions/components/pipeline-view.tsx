"use client";

import { can } from "@greenroom/core/access";
import { Button, Drawer, Group, Skeleton, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Dated, FailedState, PageHeader, Panel } from "#portal/design/index.ts";
import { ConfigurationFaults } from "#portal/features/configuration/components/configuration-faults.tsx";
import { RegisterReleaseForm } from "#portal/features/releases/components/register-release-form.tsx";
import { ReleaseTimeline } from "#portal/features/releases/components/release-timeline.tsx";
import { NotThere } from "#portal/features/shell/components/not-there.tsx";
import { ServiceSwitch } from "#portal/features/shell/components/service-switch.tsx";
import { useShell } from "#portal/features/shell/shell-context.ts";
import { useService } from "#portal/features/shell/use-service.ts";
import type { Pipeline } from "../promotion-view.ts";
import { promotionQueries } from "../queries/promotion-queries.ts";
import { type Intent, PromotionDrawer } from "./promotion-drawer.tsx";
import { PipelineLane } from "./pipeline-lane.tsx";
import { PromotionHistory } from "./promotion-history.tsx";
import { ReleaseTracks } from "./release-tracks.tsx";
import { useAskedIntent } from "./use-asked-intent.ts";
import { pageLabels } from "#portal/features/shell/page-labels.ts";

/** @param services ids of those that are promoted and that the viewer may see; at least one */
export function PipelineView({ services }: { services: readonly string[] }) {
  const { viewer } = useShell();
  const service = useService(services).service ?? "";
  const asked = useQuery(promotionQueries.pipeline(service));
  const { data, error } = asked;
  const mayRegister = can(viewer, "release:register", { service });
  const [isRegistering, registering] = useDisclosure();
  return (
    <>
      <PageHeader
        title={pageLabels["/promotions"]}
        description="A release moves from environment to environment by its digest, through gates that say why."
        actions={
          <Group gap="sm">
            <ServiceSwitch services={services} />
            {mayRegister && (
              <Button variant="default" onClick={registering.open}>
                Register release
              </Button>
            )}
          </Group>
        }
      />
      <NotThere
        parameter="service"
        what="promoted service"
        known={services.map((id) => ({ id, name: id }))}
        instead={`${service} is shown.`}
      />
      <ConfigurationFaults about={["promotion"]} environment={null} />
      {error && !data && (
        <FailedState
          what="The pipeline could not be loaded"
          why={error.message}
          remedy="It is tried again."
        />
      )}
      {!data && !error && (
        <Stack gap="md">
          <Skeleton height={140} />
          <Skeleton height={220} />
          <Skeleton height={180} />
        </Stack>
      )}
      <Dated asked={asked} isPolled>
        {data && <Contents pipeline={data} />}
      </Dated>
      <Drawer
        opened={isRegistering}
        onClose={registering.close}
        position="right"
        size={420}
        title="Register a release"
      >
        <RegisterReleaseForm service={service} onDone={registering.close} />
      </Drawer>
    </>
  );
}

function Contents({ pipeline }: { pipeline: Pipeline }) {
  const { viewer } = useShell();
  const [chosen, setIntent] = useState<Intent | null>(null);
  const [asked, forget] = useAskedIntent(pipeline);
  const first = pipeline.stages.find(({ from }) => from === null);
  const { service } = pipeline;
  const maySend = can(viewer, "promotion:request", { environment: first?.id ?? null, service });
  return (
    <Stack gap="md">
      <Panel title="Releases">
        <ReleaseTimeline
          entries={pipeline.releases.map(({ release, runningIn }) => ({
            release,
            runningIn,
            sendTo:
              maySend && first && !runningIn.includes(first.name)
                ? {
                    label: `Promote to ${first.name}`,
                    onSend: () => setIntent({ kind: "promote", target: first, release }),
                  }
                : null,
          }))}
        />
      </Panel>
      <Panel title="Pipeline" description="What each environment runs, and what would come next">
        <PipelineLane stages={pipeline.stages} service={service} onIntent={setIntent} />
      </Panel>
      {pipeline.releases.length > 0 && (
        <Panel title="How far each release came" flush>
          <ReleaseTracks pipeline={pipeline} />
        </Panel>
      )}
      <Panel title="History" flush>
        <PromotionHistory promotions={pipeline.history} />
      </Panel>
      <PromotionDrawer
        intent={chosen ?? asked}
        onClose={() => {
          setIntent(null);
          if (asked) forget();
        }}
      />
    </Stack>
  );
}
