export { createStateBackend, type StateTarget } from "./state-backend.ts";
export { createTerraform, type TerraformOptions } from "./terraform.ts";
