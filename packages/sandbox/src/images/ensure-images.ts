import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { cacheDirectory, fillCachedDirectory, type PreparationOptions } from "../host/index.ts";
import {
  buildFlags,
  buildGoProgram,
  findGo,
  type GoProgram,
  oneAtATime,
  type PreparedTool,
  programKey,
  readSources,
  type ToolName,
  WeightedProgress,
} from "../tools/index.ts";
import { type ImageRecipe, writeOciArchive } from "./oci-archive.ts";

export type ImageName = (typeof toolImages)[number] | "go-demo";

/** A container image as an OCI archive.
 *
 * `ctr -n k8s.io images import <archivePath>` (no further flags, containerd ≥ 1.6) makes both
 * `<repository>:<tag>` and `<repository>@<digest>` known to the kubelet.
 * Every image holds one static binary at `/<name>`, its entrypoint, run as user 65532:65532: to listen below
 * port 1024 a pod sets the sysctl net.ipv4.ip_unprivileged_port_start or another user. */
export interface PreparedImage {
  readonly name: ImageName;
  /** "greenroom.local/<name>" */
  readonly repository: string;
  readonly tag: string;
  /** "sha256:…" of the manifest; the same binary always gives the same digest. */
  readonly digest: string;
  /** Absolute path of the OCI archive. */
  readonly archivePath: string;
}

export interface EnsureImagesOptions extends PreparationOptions {
  /** One image is made for each of these tools that has one; others are ignored. */
  readonly tools: Partial<Record<ToolName, PreparedTool>>;
  /** Sources of go-demo; without them its images (1.0.0 and 1.1.0) are left out. */
  readonly goDemoDir?: string;
}

/** An image that is to be made, and the way to its binary. */
interface ImagePlan {
  readonly recipe: ImageRecipe & { readonly name: ImageName };
  /** Names the binary's content. */
  readonly binaryKey: string;
  readonly seconds: number;
  /** @returns path of the binary, built below the directory where it does not stand ready */
  readonly provideBinary: (directory: string, report: Report) => Promise<string>;
}

type Report = (ratio: number, detail: string) => void;

/** Raised when the archives' form changes, so that older ones in the cache are made anew. */
const archiveForm = "1";
const goDemoVersions = ["1.0.0", "1.1.0"] as const;
const exposedPorts = {
  pause: [],
  coredns: [53, 9153],
  prometheus: [9090],
  alertmanager: [9093],
  "node-exporter": [9100],
  "metrics-server": [10250],
  "go-demo": [8080],
} as const satisfies Record<ImageName, readonly number[]>;
const toolImages = [
  "pause",
  "coredns",
  "metrics-server",
  "prometheus",
  "alertmanager",
  "node-exporter",
] as const;
const storedSchema = z.object({ digest: z.string().startsWith("sha256:") });

/** Takes the images from the cache and makes what is missing.
 * @throws PreparationError */
export async function ensureImages(options: EnsureImagesOptions): Promise<readonly PreparedImage[]> {
  const plans = [
    ...toolImages.flatMap((name) => {
      const tool = options.tools[name];
      return tool ? [planToolImage(name, tool)] : [];
    }),
    ...(options.goDemoDir ? await planGoDemoImages(options.goDemoDir, options) : []),
  ];
  const steps = plans.map((plan) => ({ id: idOf(plan), weight: plan.seconds }));
  const progress = new WeightedProgress(steps, (report) => options.onProgress?.(report));
  const images: PreparedImage[] = [];
  for (const plan of plans) {
    options.signal?.throwIfAborted();
    images.push(
      await ensureImage(plan, options, (ratio, label) => progress.advance(idOf(plan), ratio, label)),
    );
    progress.advance(idOf(plan), 1, `image ${idOf(plan)} ready`);
  }
  return images;
}

function idOf({ recipe }: ImagePlan): string {
  return `${recipe.name} ${recipe.tag}`;
}

function recipeOf(name: ImageName, tag: string): ImagePlan["recipe"] {
  const architecture = process.arch === "x64" ? "amd64" : process.arch;
  return {
    name,
    repository: `greenroom.local/${name}`,
    tag,
    architecture,
    exposedPorts: exposedPorts[name],
  };
}

function planToolImage(name: (typeof toolImages)[number], tool: PreparedTool): ImagePlan {
  return {
    recipe: recipeOf(name, tool.version),
    binaryKey: tool.key,
    seconds: 1,
    provideBinary: async () => tool.binary,
  };
}

async function planGoDemoImages(moduleDir: string, options: PreparationOptions): Promise<ImagePlan[]> {
  const go = await findGo(options);
  const sources = readSources(moduleDir);
  return goDemoVersions.map((version) => {
    const program: GoProgram = {
      label: `go-demo ${version}`,
      moduleDir,
      goPackage: ".",
      buildTags: [],
      linkerFlags: ["-s", "-w", `-X main.version=${version}`],
    };
    const platform = `${process.platform}_${process.arch}`;
    const key = programKey({ sources, flags: buildFlags(program), goVersion: go.version, platform });
    return {
      recipe: recipeOf("go-demo", version),
      binaryKey: key,
      seconds: 10,
      provideBinary: async (directory, onProgress) => {
        const output = join(directory, "go-demo");
        const logFile = join(cacheDirectory(), "logs", `go-demo-${version}-${key}.log`);
        const signal = options.signal ? { signal: options.signal } : {};
        await oneAtATime(() => buildGoProgram(program, { go, output, logFile, ...signal, onProgress }));
        return output;
      },
    };
  });
}

async function ensureImage(
  plan: ImagePlan,
  options: PreparationOptions,
  report: Report,
): Promise<PreparedImage> {
  const { recipe } = plan;
  const label = `making image ${idOf(plan)}`;
  const form = JSON.stringify({ archiveForm, recipe });
  const sources = new Map([["binary", plan.binaryKey]]);
  const key = programKey({ sources, flags: [form], goVersion: "", platform: "" });
  const directory = join(cacheDirectory(), "images", `${recipe.name}-${recipe.tag}-${key}`);
  const fill = async (unfinished: string) => {
    report(0, label);
    options.log?.(label);
    const binary = await plan.provideBinary(unfinished, (ratio, detail) =>
      report(ratio * 0.9, detail ? `${label}: ${detail}` : label),
    );
    const digest = await writeOciArchive(unfinished, binary, recipe);
    if (binary.startsWith(unfinished)) rmSync(binary);
    writeFileSync(join(unfinished, "image.json"), JSON.stringify({ digest }));
  };
  await fillCachedDirectory(directory, fill, {
    ...(options.signal ? { signal: options.signal } : {}),
    onWait: ({ pid }) => report(0, `waiting for process ${pid}, which is ${label}`),
  });
  const { digest } = storedSchema.parse(JSON.parse(readFileSync(join(directory, "image.json"), "utf8")));
  const { name, repository, tag } = recipe;
  return { name, repository, tag, digest, archivePath: join(directory, "image.tar") };
}
