export { buildFlags, buildGoProgram, type GoProgram } from "./build-go-program.ts";
export { type EnsureTerraformOptions, ensureTerraform, type Terraform } from "./ensure-terraform.ts";
export { type EnsureToolsOptions, ensureTools } from "./ensure-tools.ts";
export { gatewayApiDefinitions } from "./gateway-api.ts";
export { findGo, type GoToolchain } from "./go-toolchain.ts";
export { oneAtATime } from "./one-at-a-time.ts";
export { programKey, readSources } from "./program-key.ts";
export { WeightedProgress } from "./progress.ts";
export { type PreparedTool, type Tool, type ToolName, toolTable } from "./tool.ts";
