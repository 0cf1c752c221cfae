import { clusterSilentSecondsMax, type Workload } from "@greenroom/core/rollouts";
import { describe, expect, test, vi } from "vitest";
import { createClusterAccess } from "../access/cluster-access.ts";
import { createSeenWorkloads } from "../architecture/seen-workloads.ts";
import { serviceFixture } from "../../../../core/src/services/service-fixture.ts";
import { bookmark, gone, kinds, refuse } from "../api-server-fixture.ts";
import {
  boundMs,
  connection,
  expectConnected,
  sleep,
  startWatching,
  whyLost,
} from "./namespace-watch-fixture.ts";

describe.concurrent("a watch that dies is unreachable, with why", () => {
  test("the server answers it with 500", async (context) => {
    const { api, watch: open } = await startWatching(context);
    const watch = open();
    await expectConnected(watch);
    api.fail(({ kind, isWatch }, response) =>
      kind === "pods" && isWatch ? refuse(response, 500, "etcd has no leader") : false,
    );
    expect(await whyLost(watch, boundMs)).toMatch(/^etcd has no leader$/);
  });

  test("it is answered with 500 from the start: it is never connected, and not asked in a tight loop", async (context) => {
    const { api, watch: open, states } = await startWatching(context);
    api.fail(({ kind, isWatch }, response) =>
      kind === "pods" && isWatch ? refuse(response, 500, "etcd has no leader") : false,
    );
    const watch = open();
    expect(await whyLost(watch)).toMatch(/^etcd has no leader$/);
    await sleep(4000);
    expect(states).not.toContain("connected");
    expect(api.asked.filter(({ isWatch, kind }) => isWatch && kind === "pods").length).toBeLessThan(8);
  });

  test("the server reports an error within it", async (context) => {
    const { api, watch: open } = await startWatching(context);
    const watch = open();
    await expectConnected(watch);
    api.say("events", {
      type: "ERROR",
      object: { kind: "Status", code: 500, message: "the cache is closed" },
    });
    expect(await whyLost(watch)).toMatch(/^the cache is closed$/);
  });

  test("it says what is no event", async (context) => {
    const { api, watch: open } = await startWatching(context);
    const watch = open();
    await expectConnected(watch);
    api.say("pods", ["<html>"]);
    expect(await whyLost(watch)).toMatch(/the watch of pods said something that is no event/);
  });

  test("what it shows cannot be read", async (context) => {
    const { api, watch: open } = await startWatching(context);
    const watch = open();
    await expectConnected(watch);
    const spec = { template: { spec: { containers: "none" } } };
    api.say("deployments", { type: "ADDED", object: { metadata: { name: "go-demo" }, spec } });
    expect(await whyLost(watch)).toMatch(/containers|not a function/);
  });

  test("the connection breaks and the server does not come back", async (context) => {
    const { api, watch: open } = await startWatching(context);
    const watch = open();
    await expectConnected(watch);
    api.fail((_, response) => refuse(response, 503, "shutting down"));
    api.drop();
    expect(await whyLost(watch)).toBe("the connection broke");
    await vi.waitFor(() => expect(connection(watch).reason).toBe("shutting down"), 3000);
  });

  test("one watch stays open and silent while the others are well", { timeout: 60_000 }, async (context) => {
    const { api, watch: open } = await startWatching(context);
    api.fail(({ kind, isWatch }, response) => {
      if (kind !== "pods" || !isWatch) return false;
      response.writeHead(200).flushHeaders();
      return true;
    });
    const watch = open();
    await expectConnected(watch);
    expect(await whyLost(watch, boundMs)).toMatch(/^nothing was heard of its pods for 15 s$/);
    const { lastEventAt } = connection(watch);
    expect(Date.now() - Date.parse(lastEventAt ?? "")).toBeGreaterThanOrEqual(clusterSilentSecondsMax * 1000);
  });

  test("a watch cannot be opened again: no answer comes", { timeout: 60_000 }, async (context) => {
    const { api, watch: open } = await startWatching(context);
    const watch = open();
    await expectConnected(watch);
    api.fail(({ kind, isWatch }) => kind === "deployments" && isWatch);
    expect(await whyLost(watch, 10_000 + boundMs)).toMatch(/^nothing was heard of its deployments for 15 s$/);
  });

  test("each watch ends as soon as it is open: not asked in a tight loop", {
    timeout: 60_000,
  }, async (context) => {
    const { api, watch: open } = await startWatching(context);
    api.fail(({ isWatch }, response) => isWatch && Boolean(response.writeHead(200).end()));
    const watch = open();
    await expectConnected(watch);
    expect(await whyLost(watch, boundMs)).toMatch(/^nothing was heard of its \w+ for 15 s$/);
    expect(api.asked.length).toBeLessThan(kinds.length * 20);
  });

  test("it can never go on from its own list: not listed in a tight loop", {
    timeout: 60_000,
  }, async (context) => {
    const { api, watch: open } = await startWatching(context);
    api.fail(({ kind, isWatch }, response) => {
      if (kind !== "pods" || !isWatch) return false;
      response.writeHead(200).end(`${JSON.stringify(gone)}\n`);
      return true;
    });
    const watch = open();
    expect(await whyLost(watch, 10_000)).toMatch(
      /^the API server cannot go on from its own list of pods \(HTTP 410\)$/,
    );
    await sleep(5000);
    expect(api.asked.filter(({ isWatch, kind }) => !isWatch && kind === "pods").length).toBeLessThan(12);
  });
});

describe.concurrent("a watch that lives stays connected", () => {
  test("nothing changes for longer than the bound", { timeout: 60_000 }, async (context) => {
    const { watch: open, states } = await startWatching(context);
    const watch = open();
    await expectConnected(watch);
    const ages: number[] = [];
    for (let second = 0; second < 25; second += 1) {
      await sleep(1000);
      ages.push(Date.now() - Date.parse(connection(watch).lastEventAt ?? ""));
    }
    expect(states).toEqual(["connected"]);
    expect(Math.max(...ages)).toBeLessThan(clusterSilentSecondsMax * 1000 - 2000);
  });

  test("a version that is too old is listed anew, in between, and not in a tight loop", async (context) => {
    const { api, watch: open, states } = await startWatching(context);
    const watch = open();
    await expectConnected(watch);
    const begunAtMs = performance.now();
    for (const round of [2, 3, 4]) {
      api.say("pods", bookmark);
      api.say("pods", gone);
      await vi.waitFor(
        () => expect(api.asked.filter(({ isWatch, kind }) => kind === "pods" && isWatch).length).toBe(round),
        3000,
      );
    }
    expect(performance.now() - begunAtMs).toBeGreaterThan(2500);
    await sleep(300);
    expect(new Set(states)).toEqual(new Set(["connected"]));
  });

  test("goes on from where it was, and shows what came and went", async (context) => {
    const { api, watch: open } = await startWatching(context);
    const watch = open();
    await expectConnected(watch);
    const object = {
      metadata: { name: "go-demo", resourceVersion: "9" },
      spec: { replicas: 3, template: { spec: { containers: [] } } },
    };
    api.say("deployments", { type: "ADDED", object });
    await vi.waitFor(() => expect(watch.current().rollout?.replicas.desired).toBe(3));
    api.say("deployments", { type: "DELETED", object });
    await vi.waitFor(() => expect(watch.current().rollout).toMatchObject({ status: "Unknown" }));
  });
});

describe.concurrent("services of one namespace share its watches", () => {
  const workload = (kind: Workload["kind"], name: string): Workload => ({
    kind,
    name,
    namespace: "dev",
    container: null,
  });
  const object = (name: string, spec: object = {}) => ({
    metadata: { name, uid: name, resourceVersion: "9" },
    spec: { template: { spec: { containers: [] } }, ...spec },
  });

  test("one of each kind, whatever kinds and however many services there are", async (context) => {
    const workloads = [
      ...["web", "api"].map((name) => workload("Deployment", name)),
      workload("StatefulSet", "db"),
      workload("DaemonSet", "agent"),
    ] as unknown as readonly [Workload, ...Workload[]];
    const { api, watch: open } = await startWatching(context, undefined, workloads);
    const watch = open();
    await expectConnected(watch);
    const watched = api.asked.filter(({ isWatch }) => isWatch).map(({ kind }) => kind);
    expect(watched.toSorted()).toEqual([
      "controllerrevisions",
      "daemonsets",
      "deployments",
      "events",
      "pods",
      "replicasets",
      "statefulsets",
    ]);
    api.say("statefulsets", { type: "ADDED", object: object("db", { replicas: 2 }) });
    api.say("daemonsets", {
      type: "ADDED",
      object: { ...object("agent"), status: { desiredNumberScheduled: 4 } },
    });
    await vi.waitFor(() =>
      expect(
        watch.all().map(({ service, rollout }) => [service, rollout?.kind, rollout?.replicas.desired]),
      ).toEqual([
        ["web", "Deployment", 0],
        ["api", "Deployment", 0],
        ["db", "StatefulSet", 2],
        ["agent", "DaemonSet", 4],
      ]),
    );
  });

  test("of a kind that no service needs nothing is asked, so no right to read it is needed", async (context) => {
    const { api, watch: open } = await startWatching(context, undefined, [workload("DaemonSet", "agent")]);
    api.fail(({ kind }, response) =>
      ["deployments", "replicasets", "statefulsets"].includes(kind)
        ? refuse(response, 403, "forbidden")
        : false,
    );
    await expectConnected(open());
    expect(new Set(api.asked.map(({ kind }) => kind))).toEqual(
      new Set(["daemonsets", "controllerrevisions", "pods", "events"]),
    );
  });

  test("what is there is seen without a right to kinds that no service is of", async (context) => {
    const { api } = await startWatching(context);
    api.fail(({ kind }, response) =>
      kind === "daemonsets" || kind === "statefulsets" ? refuse(response, 403, "forbidden") : false,
    );
    const access = createClusterAccess(api.kubeconfig());
    const see = (kind: Workload["kind"]) =>
      createSeenWorkloads(access, [{ ...serviceFixture, workload: { ...serviceFixture.workload, kind } }])(
        api.environment,
      );
    expect(await see("Deployment")).toEqual([]);
    await expect(see("StatefulSet")).rejects.toThrow("The cluster of dev could not be asked: forbidden");
  });

  test("who hears of one hears of what changed for it alone", async (context) => {
    const workloads = [workload("Deployment", "web"), workload("Deployment", "api")] as const;
    const { api, watch: open, told } = await startWatching(context, undefined, workloads);
    await expectConnected(open());
    await vi.waitFor(() => expect(told.map(({ service }) => service)).toEqual(["web", "api"]));
    api.say("deployments", { type: "ADDED", object: object("api", { replicas: 2 }) });
    await vi.waitFor(() => expect(told.map(({ service }) => service)).toEqual(["web", "api", "api"]));
  });
});

describe("what was opened is closed", () => {
  test("connections are flat over 20 losses, and after the stop there is none", {
    timeout: 60_000,
  }, async (context) => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    context.onTestFinished(() => void vi.restoreAllMocks());
    const { api, watch: open } = await startWatching(context);
    const watch = open();
    await expectConnected(watch);
    const resources = () => process.getActiveResourcesInfo().length;
    await vi.waitFor(() => expect(api.open()).toBe(kinds.length));
    const before = resources();
    for (let loss = 0; loss < 20; loss += 1) {
      api.drop();
      expect(await whyLost(watch)).toMatch(/the connection broke/);
      await expectConnected(watch);
      await vi.waitFor(() => expect(api.open()).toBe(kinds.length));
    }
    expect(resources()).toBeLessThanOrEqual(before + 2);
    await watch.stop();
    await vi.waitFor(() => expect(api.open()).toBe(0));
  });

  test("a list that is forbidden leaves none open, however often it is tried", {
    timeout: 60_000,
  }, async (context) => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    context.onTestFinished(() => void vi.restoreAllMocks());
    const { api, watch: open } = await startWatching(context);
    // The other lists are slow, so that they are still being read when the refusal comes.
    api.fail(({ kind, isWatch }, response) => {
      if (isWatch) return false;
      if (kind === "pods") return refuse(response, 403, "pods is forbidden");
      setTimeout(() => response.end(JSON.stringify({ metadata: { resourceVersion: "7" }, items: [] })), 50);
      return true;
    });
    const watch = open();
    await vi.waitFor(() => expect(api.asked.filter(({ kind }) => kind === "pods").length).toBe(8), 20_000);
    expect(connection(watch)).toMatchObject({ state: "unreachable", reason: "pods is forbidden" });
    await vi.waitFor(() => expect(api.open()).toBe(0), { timeout: 400, interval: 10 });
    expect(api.asked.filter(({ isWatch }) => isWatch)).toEqual([]);
  });

  test("a stop in the middle of opening closes what was opened", async (context) => {
    const { api, watch: open } = await startWatching(context);
    api.fail(({ kind }) => kind === "pods");
    const watch = open();
    await vi.waitFor(() => expect(api.open()).toBeGreaterThan(0));
    await watch.stop();
    await vi.waitFor(() => expect(api.open()).toBe(0));
    const { length } = api.asked;
    await sleep(1500);
    expect(api.asked.length).toBe(length);
  });
});
