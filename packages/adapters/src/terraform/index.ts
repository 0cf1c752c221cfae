export { createTerraform } from "./terraform.ts";
export type { TerraformOptions } from "./terraform-options.ts";
