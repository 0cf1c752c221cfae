import { setTimeout as delay } from "node:timers/promises";
import { evaluateEvidence, type EvidencePorts, type EvidenceStore } from "@greenroom/core/risks";
import type { LiveNotifier } from "@greenroom/core/live";
import type { Worker } from "../composition.ts";

const everyMs = 10_000;

export interface RiskCheckPorts extends EvidencePorts {
  readonly model: Worker["model"];
  readonly evidence: EvidenceStore;
  readonly live: LiveNotifier;
}

/** Looks every check up once, keeps what was found and tells who watches what changed. A model that has never been
 * good has no checks: what was found before stays and grows old. */
export async function checkRisks(ports: RiskCheckPorts): Promise<void> {
  const { content } = await ports.model.current();
  if (content === null) return;
  const found = await evaluateEvidence(ports, content, new Date());
  for (const risk of await ports.evidence.record(found))
    await ports.live.notify({ topic: "risks", key: risk });
}

/** Checks the risks for as long as the worker lives. */
export async function registerRisks(worker: Worker): Promise<void> {
  const log = worker.log.child({ part: "risks" });
  const ports: RiskCheckPorts = {
    ...worker,
    cluster: worker.clusterPosture,
    terraform: worker.terraformPosture,
  };
  const stopping = new AbortController();
  const checking = (async () => {
    while (!stopping.signal.aborted) {
      await checkRisks(ports).catch((error: unknown) => log.error({ err: error }, "checking the risks"));
      await delay(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  worker.onStop.push(async () => {
    stopping.abort();
    await checking;
  });
}
