import { join } from "node:path";
import { execa } from "execa";
import { z } from "zod";
import type { GoToolchain } from "./go-toolchain.ts";
import { modulesDirectory } from "./modules-directory.ts";

const downloaded = z.object({ Dir: z.string() });

/** Directory of the Gateway API's resource definitions (standard channel), at the pinned version and verified
 * by its go.sum; Go's module cache keeps it.
 * @throws Error with Go's words when the module cannot be fetched */
export async function gatewayApiDefinitions(go: GoToolchain): Promise<string> {
  const { stdout } = await execa(go.binary, ["mod", "download", "-json", "sigs.k8s.io/gateway-api"], {
    cwd: join(modulesDirectory, "gateway-api"),
    env: { GOTOOLCHAIN: "local", GOFLAGS: "-mod=readonly", GOWORK: "off" },
  });
  return join(downloaded.parse(JSON.parse(stdout)).Dir, "config/crd/standard");
}
