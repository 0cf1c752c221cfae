import "server-only";
import { basename } from "node:path";
import type { Authorised } from "@greenroom/core/access";
import { describeNotLookedUp, describeStrays, inOrder, missedNow } from "@greenroom/core/configuration";
import { portal } from "#portal/composition/portal.ts";
import type { ConfigurationFindings } from "../contract.ts";

/** What `config -- check` says, of the environments and services that the viewer may see. */
export async function getFindings(may: Authorised<"environment:read">): Promise<ConfigurationFindings> {
  const { checkConfiguration, configurationFaults, leftOut, platformStatus, settings, written } = portal();
  const [{ faults, notLookedUp, strays }, preparation] = await Promise.all([
    checkConfiguration(),
    platformStatus.read(),
  ]);
  const file = basename(settings.GREENROOM_CONFIG);
  const covers = (environment: string | null, service: string | null) =>
    may.covers({
      ...(environment === null ? {} : { environment }),
      ...(service === null ? {} : { service }),
    });
  // A workload that is no service belongs to an environment alone: a role for one service does not reach it.
  const seen = strays
    .map((stray) => ({ ...stray, seen: stray.seen.filter(({ id }) => covers(id, null)) }))
    .filter((stray) => stray.seen.length > 0);
  const subjects = [...new Set(notLookedUp.map(({ about }) => about))];
  return {
    faults: inOrder([...configurationFaults, ...missedNow(faults, preparation)])
      .filter(({ environment, service }) => covers(environment, service))
      .map(({ text, file: elsewhere, about, environment, service }) => ({
        environment,
        service,
        about: [...about],
        text: `${elsewhere === null ? file : basename(elsewhere)} ${text}`,
      })),
    leftOut: leftOut
      .filter(({ environment, service }) => covers(environment, service))
      .map(({ text }) => text),
    notConfigured: {
      workloads: seen.map(({ kind, name, seen: places }) => ({
        kind,
        name,
        environments: places.map((place) => place.name),
      })),
      lines: [...describeStrays(seen, written)],
    },
    notLookedUp: subjects.flatMap((about) =>
      describeNotLookedUp(
        notLookedUp.filter((each) => each.about === about && covers(each.environment, null)),
      ).map((text) => ({ about, text })),
    ),
  };
}
