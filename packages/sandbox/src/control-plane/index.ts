export { type ControlPlane, type Identity, startControlPlane } from "./control-plane.ts";
