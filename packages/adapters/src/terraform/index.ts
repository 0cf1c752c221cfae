export { createTerraform, type TerraformOptions } from "./terraform.ts";
