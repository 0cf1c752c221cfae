export { createDatabase, type Database, type DatabaseTransaction } from "./database.ts";
export { migrate } from "./migrate.ts";
export {
  createRunLog,
  createRunStore,
  createSealer,
  createStateVersions,
  type Sealer,
} from "./runs/index.ts";
