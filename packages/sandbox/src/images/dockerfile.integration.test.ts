import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { freePort } from "../host/index.ts";
import { findGo } from "../tools/index.ts";

const buildah = process.env["BUILDAH"];
const busybox = process.env["BUSYBOX"];
const goDemo = resolve(import.meta.dirname, "../../../../go-demo");
const imageBytesMax = 15_000_000;
const builder = "localhost/go-builder:local";

const inspected = z.object({
  OCIv1: z.object({
    config: z.object({
      User: z.string(),
      Entrypoint: z.array(z.string()),
      ExposedPorts: z.record(z.string(), z.unknown()),
      Labels: z.record(z.string(), z.string()),
    }),
    rootfs: z.object({ diff_ids: z.array(z.string()) }),
  }),
});

const runtimeSpec = z.looseObject({
  process: z.looseObject({}),
  root: z.looseObject({}),
  linux: z.looseObject({ namespaces: z.array(z.looseObject({ type: z.string() })) }),
});

/** Its user, a file system that cannot be written, no capability; the network is the host's, for the test to reach. */
function asAPodRunsIt(spec: z.infer<typeof runtimeSpec>, root: string, port: number) {
  return {
    ...spec,
    root: { path: root, readonly: true },
    process: {
      ...spec.process,
      terminal: false,
      args: ["/go-demo"],
      env: [`ADDRESS_TO_LISTEN=127.0.0.1:${port}`, "READINESS_GRACE=0s"],
      user: { uid: 65532, gid: 65532 },
      capabilities: {},
    },
    linux: {
      ...spec.linux,
      namespaces: spec.linux.namespaces.filter(({ type }) => type !== "network" && type !== "cgroup"),
    },
  };
}

/** go-demo's own Dockerfile, built by buildah. Nothing is pulled: the builder stage is made of the Go that is
 * here, mounted, and one static shell. */
describe.skipIf(!buildah || !busybox)("go-demo's Dockerfile (paths in BUILDAH and BUSYBOX)", () => {
  const directory = mkdtempSync(join(tmpdir(), "greenroom-dockerfile-"));
  let mounts: readonly string[] = [];

  const run = async (...args: readonly string[]): Promise<string> => {
    const storage = ["--root", join(directory, "storage"), "--runroot", join(directory, "run")];
    const { stdout } = await execa(buildah ?? "", ["--storage-driver=vfs", ...storage, ...args]);
    return stdout.trim();
  };
  const build = (tag: string) =>
    run(
      "build",
      "--isolation=chroot",
      "--pull-never",
      "--timestamp=0",
      "--no-cache",
      ...mounts,
      `--build-arg=GO_IMAGE=${builder}`,
      "--build-arg=VERSION=1.2.3",
      "--build-arg=REVISION=0123abc",
      `--tag=${tag}`,
      goDemo,
    );
  const inspect = async (tag: string) =>
    inspected.parse(JSON.parse(await run("inspect", "--type=image", tag))).OCIv1;
  const withRootFileSystem = async <Value>(tag: string, use: (root: string) => Promise<Value>) => {
    const container = await run("from", "--pull-never", tag);
    const root = await run("mount", container);
    try {
      return await use(root);
    } finally {
      await run("rm", container);
    }
  };

  beforeAll(async () => {
    const go = await findGo();
    const context = join(directory, "builder");
    mkdirSync(join(context, "bin"), { recursive: true });
    copyFileSync(busybox ?? "", join(context, "bin", "busybox"));
    writeFileSync(
      join(context, "Dockerfile"),
      [
        "FROM scratch",
        "COPY bin/busybox /bin/sh",
        "ENV PATH=/usr/local/go/bin:/bin GOMODCACHE=/modules GOCACHE=/cache GOPATH=/go GOFLAGS=-mod=readonly",
        "WORKDIR /tmp",
      ].join("\n"),
    );
    const { stdout } = await execa(go.binary, ["env", "GOROOT", "GOMODCACHE"]);
    const [goRoot, moduleCache] = stdout.trim().split("\n");
    mounts = [`--volume=${goRoot}:/usr/local/go:ro`, `--volume=${moduleCache}:/modules`];
    await execa(go.binary, ["mod", "download"], { cwd: goDemo });
    await run("build", "--isolation=chroot", `--tag=${builder}`, context);
    await build("localhost/go-demo:first");
  }, 300_000);
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  test("gives an image of one static binary, at most 15 MB, for a user that is not root", async () => {
    const { config } = await inspect("localhost/go-demo:first");
    expect(config).toMatchObject({ User: "65532:65532", Entrypoint: ["/go-demo"] });
    expect(Object.keys(config.ExposedPorts)).toEqual(["8080/tcp"]);
    const files = await withRootFileSystem("localhost/go-demo:first", async (root) => {
      const { stdout } = await execa("find", [root, "-type", "f", "-printf", "%P\n"]);
      expect(statSync(join(root, "go-demo")).size).toBeLessThan(imageBytesMax);
      return stdout.split("\n");
    });
    expect(files).toEqual(["go-demo"]);
  });

  test("says what it is", async () => {
    expect((await inspect("localhost/go-demo:first")).config.Labels).toMatchObject({
      "org.opencontainers.image.title": "go-demo",
      "org.opencontainers.image.version": "1.2.3",
      "org.opencontainers.image.revision": "0123abc",
    });
  });

  test("gives the same layers when it is built again", async () => {
    await build("localhost/go-demo:second");
    const first = await inspect("localhost/go-demo:first");
    expect((await inspect("localhost/go-demo:second")).rootfs).toEqual(first.rootfs);
  }, 300_000);

  test("gives a container that passes the functional suite and ends with 0 when it is told to stop", async () => {
    const go = await findGo();
    const port = await freePort();
    await withRootFileSystem("localhost/go-demo:first", async (root) => {
      const bundle = join(directory, "bundle");
      mkdirSync(bundle);
      await execa("runc", ["spec"], { cwd: bundle });
      const specFile = join(bundle, "config.json");
      const spec = runtimeSpec.parse(JSON.parse(readFileSync(specFile, "utf8")));
      writeFileSync(specFile, JSON.stringify(asAPodRunsIt(spec, root, port)));
      const container = `greenroom-test-${port}`;
      const server = execa(
        "runc",
        ["--root", join(directory, "runc"), "run", "--bundle", bundle, container],
        {
          reject: false,
          all: true,
        },
      );
      try {
        await answers(`http://127.0.0.1:${port}/healthz/ready`);
        const { stdout } = await execa(
          go.binary,
          ["test", "-count=1", "-v", "./...", "--run", "Functional"],
          {
            cwd: goDemo,
            env: { ADDRESS: `http://127.0.0.1:${port}`, GOTOOLCHAIN: "local", GOFLAGS: "-buildvcs=false" },
          },
        );
        expect(stdout).toContain("--- PASS: TestFunctionalTestSuite/TestMetricsCountRequests");
      } finally {
        await execa("runc", ["--root", join(directory, "runc"), "kill", container, "TERM"]);
      }
      const { exitCode, all } = await server;
      expect(all).toContain(`"msg":"drained"`);
      expect(exitCode).toBe(0);
    });
  }, 120_000);
});

async function answers(url: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const response = await fetch(url).catch(() => null);
    if (response?.ok) return;
    await delay(100);
  }
  throw new Error(`${url} does not answer`);
}
