import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { alertsOf, fire, type Labels } from "./alertmanager-api.ts";
import { installProgram } from "./install-program.ts";
import { eventually, RunningProgram } from "./running-program.ts";

const binary = process.env.ALERTMANAGER;

const routes: readonly [string, Labels, string][] = [
  ["a page where nobody says how far it may go", { severity: "page" }, "page"],
  ["a page of an environment that calls", { severity: "page", escalation: "page" }, "page"],
  ["a page of an environment that writes tickets", { severity: "page", escalation: "ticket" }, "ticket"],
  ["a page of an environment that is left alone", { severity: "page", escalation: "none" }, "none"],
  ["a ticket", { severity: "ticket" }, "ticket"],
  ["a ticket of an environment that calls", { severity: "ticket", escalation: "page" }, "ticket"],
  ["a ticket of an environment that is left alone", { severity: "ticket", escalation: "none" }, "none"],
  ["what is only shown", { severity: "none" }, "none"],
  ["an alert that says nothing about itself", {}, "page"],
  ["a misspelt gravity", { severity: "pgae" }, "page"],
  ["a misspelt escalation", { severity: "page", escalation: "all" }, "page"],
  ["Watchdog", { alertname: "Watchdog", severity: "none" }, "watchdog"],
];

/** While the first alert fires, is the second hidden? An alert is its name, its gravity and other labels. */
const inhibitions: readonly [string, string, string, "hidden" | "shown"][] = [
  ["what runs on a node that is down", "NodeDown page node=n", "TargetDown ticket node=n", "hidden"],
  ["what runs on another node", "NodeDown page node=n", "TargetDown ticket node=m", "shown"],
  ["what belongs to no node", "NodeDown page node=n", "ApiServerDown page", "shown"],
  ["what belongs to no node, like the alert", "NodeDown page", "ApiServerDown page", "shown"],
  ["the same node, seen otherwise", "NodeDown page node=n", "NodeDown page node=n zone=z", "shown"],
  [
    "errors of a service that is absent",
    "ServiceAbsent page namespace=prod service=s",
    "ErrorBudgetBurnsFast page namespace=prod service=s",
    "hidden",
  ],
  [
    "targets of a service that is absent",
    "ServiceAbsent page namespace=prod service=s",
    "TargetDown ticket namespace=prod service=s",
    "hidden",
  ],
  [
    "the service in another environment",
    "ServiceAbsent page namespace=prod service=s",
    "ErrorBudgetBurnsFast page namespace=dev service=s",
    "shown",
  ],
  [
    "a ticket while its service pages",
    "ErrorBudgetBurnsFast page namespace=prod service=s",
    "ResponsesSlow ticket namespace=prod service=s",
    "hidden",
  ],
  [
    "a ticket while another service pages",
    "ErrorBudgetBurnsFast page namespace=prod service=s",
    "ResponsesSlow ticket namespace=prod service=t",
    "shown",
  ],
  ["a ticket of no service while a page has none", "AlertsNotSent page", "NodeCpuBusy ticket", "shown"],
  [
    "a page while a ticket is open",
    "ResponsesSlow ticket namespace=prod service=s",
    "ErrorBudgetBurnsMedium page namespace=prod service=s",
    "shown",
  ],
  [
    "the faster burn while the slower pages",
    "ErrorBudgetBurnsMedium page namespace=prod service=s",
    "ErrorBudgetBurnsFast page namespace=prod service=s",
    "shown",
  ],
  [
    "the slower burn while the faster pages",
    "ErrorBudgetBurnsFast page namespace=prod service=s",
    "ErrorBudgetBurnsMedium page namespace=prod service=s",
    "hidden",
  ],
];

/** @param number of the case: values that rules compare name it, so that cases do not hide each other's alerts */
function alertOf(text: string, number: number): Labels {
  const [alertname = "", severity = "", ...others] = text.split(" ");
  const labels = others.map((pair) => pair.split("=")).map(([name, value]) => [name, `${value}-${number}`]);
  return { alertname, severity, case: String(number), ...Object.fromEntries(labels) };
}

describe.skipIf(!binary)("the real Alertmanager (ALERTMANAGER)", () => {
  const directory = mkdtempSync(join(tmpdir(), "greenroom-routing-"));
  let program: RunningProgram;
  let seen: Awaited<ReturnType<typeof alertsOf>>;

  beforeAll(async () => {
    program = await RunningProgram.start(
      binary ?? "",
      installProgram("monitoring/overlays/sandbox", "alertmanager", directory),
    );
    await fire(program, [
      ...routes.map(([, labels], number) => ({ alertname: "Any", ...labels, route: String(number) })),
      ...inhibitions.map(([, source], number) => alertOf(source, number)),
      ...inhibitions.map(([, , target], number) => ({ ...alertOf(target, number), role: "target" })),
    ]);
    const hidden = inhibitions.filter(([, , , verdict]) => verdict === "hidden").length;
    seen = await eventually(
      () => alertsOf(program),
      (all) => all.filter(({ status }) => status.state === "suppressed").length >= hidden,
    );
  });
  afterAll(async () => {
    await program.stop();
    rmSync(directory, { recursive: true });
  });

  test.each(routes.map((route, number) => [...route, number] as const))(
    "%s %j → %s",
    (_what, _labels, receiver, number) => {
      const found = seen.filter(({ labels }) => labels["route"] === String(number));
      expect(found.map(({ receivers }) => receivers)).toEqual([[{ name: receiver }]]);
    },
  );

  test.each(inhibitions.map(([what, , , verdict], number) => [what, verdict, number] as const))(
    "%s: %s",
    (_what, verdict, number) => {
      const found = seen.filter(
        ({ labels }) => labels["case"] === String(number) && labels["role"] === "target",
      );
      expect(found.map(({ status }) => (status.inhibitedBy.length > 0 ? "hidden" : "shown"))).toEqual([
        verdict,
      ]);
    },
  );
});
