export { ensureTools, type EnsureToolsOptions } from "./ensure-tools.ts";
export { ensureTerraform, type Terraform } from "./ensure-terraform.ts";
export { findGo, type GoToolchain } from "./go-toolchain.ts";
export { type PreparedTool, type Tool, type ToolName, toolTable } from "./tool.ts";
