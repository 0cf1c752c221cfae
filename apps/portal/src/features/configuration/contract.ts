import { faultSubjects } from "@greenroom/core/configuration";
import { z } from "zod";
import { route } from "#portal/http/route-contract.ts";

/** What is wrong with greenroom.yaml, or is not there that it speaks of. */
const configurationFaultSchema = z.object({
  /** With the file, its line, and what to do. */
  text: z.string(),
  about: z.array(z.enum(faultSubjects)).min(1),
  /** Ids of what it is of; null = of all. */
  environment: z.string().nullable(),
  service: z.string().nullable(),
});
export type ConfigurationFault = z.infer<typeof configurationFaultSchema>;

const configurationFindingsSchema = z.object({
  faults: z.array(configurationFaultSchema),
  /** What the product goes without until it is corrected, such as "the metrics of shop". */
  leftOut: z.array(z.string()),
  /** What runs and no service names. */
  notConfigured: z.object({
    workloads: z.array(z.object({ kind: z.string(), name: z.string(), environments: z.array(z.string()) })),
    /** Lines of greenroom.yaml that would make services of them, below `services:`. */
    lines: z.array(z.string()),
  }),
  /** Where nobody could look, and why. */
  notLookedUp: z.array(z.object({ about: z.enum(faultSubjects), text: z.string() })),
});
export type ConfigurationFindings = z.infer<typeof configurationFindingsSchema>;

export const configurationRoutes = {
  findings: route({
    method: "GET",
    path: "/api/configuration/findings",
    summary:
      "Read what is wrong with greenroom.yaml, what it speaks of and is not there, and what is there and no service names",
    permission: "environment:read",
    answer: configurationFindingsSchema,
    errors: [],
  }),
};
