export { createDiagramDrawer } from "./diagram-drawer.ts";
