import { runIdSchema } from "@greenroom/core/runs";
import { z } from "zod";

export const runIdParams = z.object({ id: runIdSchema });
