/** The words that the model's files choose from. They stand alone, so that a browser that reads what follows from a
 * model loads nothing of what reads the model. */
export const componentKinds = [
  "person",
  "client",
  "edge",
  "gateway",
  "service",
  "worker",
  "job",
  "datastore",
  "cache",
  "stream",
  "platform",
  "external",
] as const;
export type ComponentKind = (typeof componentKinds)[number];

/** The least harmful first. */
export const dataClasses = [
  "public",
  "internal",
  "personal",
  "sensitive",
  "financial",
  "pci",
  "secret",
] as const;
export type DataClass = (typeof dataClasses)[number];

/** Held only where a zone says that it may be. */
export const confinedDataClasses = ["pci"] as const satisfies readonly DataClass[];

/** sync = the caller waits; async = it does not; bulk = large files or scheduled copies. */
export const dependencyModes = ["sync", "async", "bulk"] as const;

/** hard = the caller's request fails with it; soft = the caller serves its fallback. */
export const dependencyNeeds = ["hard", "soft"] as const;

/** designed = on paper; deployed = bound to what runs. */
export const realities = ["designed", "deployed"] as const;

/** How far what comes from a zone is believed. */
export const trustLevels = ["untrusted", "dmz", "internal", "restricted", "third-party"] as const;

/** backward = new readers understand old facts; forward = the other way round; full = both. */
export const schemaCompatibilities = ["backward", "forward", "full", "none"] as const;
