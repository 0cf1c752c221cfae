import { z } from "zod";
import type { RunningProgram } from "./running-program.ts";

export type Labels = Readonly<Record<string, string>>;

const alerts = z.array(
  z.looseObject({
    labels: z.record(z.string(), z.string()),
    receivers: z.array(z.object({ name: z.string() })),
    status: z.looseObject({ state: z.string(), inhibitedBy: z.array(z.string()) }),
  }),
);
const status = z.looseObject({
  cluster: z.looseObject({ peers: z.array(z.object({ address: z.string() })) }),
});
const silences = z.array(z.looseObject({ comment: z.string() }));

async function post(to: RunningProgram, path: string, body: unknown): Promise<void> {
  const response = await fetch(`${to.url}/api/v2/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
}

/** Does what Prometheus does for an alert that fires. */
export async function fire(to: RunningProgram, labels: readonly Labels[]): Promise<void> {
  const alertsToSend = labels.map((one) => ({ labels: one }));
  await post(to, "alerts", alertsToSend);
}

export async function alertsOf(program: RunningProgram) {
  return alerts.parse(await program.get("/api/v2/alerts"));
}

/** Silences an alert for an hour. */
export async function silence(at: RunningProgram, alertname: string, comment: string): Promise<void> {
  await post(at, "silences", {
    matchers: [{ name: "alertname", value: alertname, isRegex: false }],
    startsAt: new Date().toISOString(),
    endsAt: new Date(Date.now() + 3_600_000).toISOString(),
    createdBy: "somebody",
    comment,
  });
}

export async function silencesOf(program: RunningProgram): Promise<readonly string[]> {
  return silences.parse(await program.get("/api/v2/silences")).map(({ comment }) => comment);
}

/** Where it can be gossiped with. */
export async function gossipAddressesOf(program: RunningProgram): Promise<readonly string[]> {
  return status.parse(await program.get("/api/v2/status")).cluster.peers.map(({ address }) => address);
}
