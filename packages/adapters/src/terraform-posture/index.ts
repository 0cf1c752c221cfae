export { createTerraformPosture } from "./terraform-posture.ts";
