export { createTerraformPosture } from "./risks/terraform-posture.ts";
export { createTerraform } from "./terraform.ts";
export type { TerraformOptions } from "./terraform-options.ts";
