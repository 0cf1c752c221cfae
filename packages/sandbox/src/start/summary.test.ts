import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { writeReadyFile } from "./ready-file.ts";
import { StatusFile } from "./status-file.ts";
import { readSummary, summarise } from "./summary.ts";

const directory = mkdtempSync(join(tmpdir(), "greenroom-summary-"));
afterAll(() => rmSync(directory, { recursive: true }));

test("status says what the start said at its end: addresses by service and environment, and what is not there", () => {
  const status = new StatusFile(join(directory, "status.json"), ["tools", "cluster"], () => undefined);
  const ready = {
    url: "http://localhost:3000",
    signInLink: "http://localhost:3000/sign-in/link?token=t",
    adminKubeconfig: null,
    nodePorts: { "30080": 4001, "30082": 4003, "30090": 4004 },
  };
  status.ready("tools");
  expect(readSummary(directory)).toBeNull();
  writeReadyFile(join(directory, "ready.json"), ready);
  const said = summarise(status.steps(), ready);
  expect(said).toEqual({
    title: "not there: Cluster",
    lines: [
      "Greenroom     http://localhost:3000",
      "sign in       http://localhost:3000/sign-in/link?token=t",
      "go-demo       dev http://127.0.0.1:4001  prod http://127.0.0.1:4003",
      "Prometheus    monitoring http://127.0.0.1:4004",
    ],
  });
  expect(readSummary(directory)).toEqual(said);
  status.ready("cluster");
  expect(readSummary(directory)?.title).toBe("all is live");
});

test("half a file is no summary", () => {
  writeFileSync(join(directory, "ready.json"), "{");
  expect(readSummary(directory)).toBeNull();
});
