import { modelIdSchema } from "@greenroom/core/architecture";
import { z } from "zod";

/** Which part of the model a diagram draws; as a query string it is a page's or a request's address. */
export const diagramScopeSchema = z.discriminatedUnion(
  "level",
  [
    z.strictObject({ level: z.literal("landscape") }),
    z.strictObject({ level: z.literal("zone"), zone: modelIdSchema }),
    z.strictObject({ level: z.literal("component"), zone: modelIdSchema, component: modelIdSchema }),
    z.strictObject({ level: z.literal("requirement"), requirement: modelIdSchema }),
    z.strictObject({ level: z.literal("flow"), flow: modelIdSchema }),
    z.strictObject({ level: z.literal("deployment") }),
  ],
  "level should be one of landscape, zone, component, requirement, flow, deployment",
);
export type DiagramScope = z.infer<typeof diagramScopeSchema>;
