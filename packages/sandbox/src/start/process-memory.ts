type Variables = Readonly<Record<string, string | undefined>>;

/** glibc gives each thread an arena of its own and keeps there what was freed: after a busy minute the portal held twice
 * what it used. Few arenas that are trimmed are enough for one thread that works and some that help it.
 * @param variables what a person set stays as it is set */
export function allocatorSettings(variables: Variables) {
  return {
    MALLOC_ARENA_MAX: variables["MALLOC_ARENA_MAX"] ?? "2",
    MALLOC_TRIM_THRESHOLD_: variables["MALLOC_TRIM_THRESHOLD_"] ?? "131072",
  };
}

/** Node's flags for the worker, which waits nearly all the time and whose work is done by OpenTofu and the cluster: less
 * memory for slower code. The portal is not given them: a request takes it twice the processor time then. */
export const workerFlags = [
  "--optimize-for-size",
  "--max-semi-space-size=1",
  // Prisma's query compiler is WebAssembly that runs for a moment now and then; optimising it takes 40 MB.
  "--no-wasm-tier-up",
  "--no-wasm-dynamic-tiering",
] as const;
