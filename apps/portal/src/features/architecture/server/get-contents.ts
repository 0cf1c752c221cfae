import "server-only";
import type { Authorised } from "@greenroom/core/access";
import { ok, type Result } from "@greenroom/core/result";
import type { ArchitectureContents } from "../contents-view.ts";
import { type ModelNotLoaded, servedModel } from "./served-model.ts";
import { toContents } from "./to-contents.ts";

export async function getContents(
  may: Authorised<"architecture:read">,
): Promise<Result<ArchitectureContents, ModelNotLoaded>> {
  const served = await servedModel(may);
  return served.ok ? ok(toContents(served.value)) : served;
}
