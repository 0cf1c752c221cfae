export { createDatabase, type Database, type DatabaseTransaction } from "./database.ts";
export { migrate } from "./migrate.ts";
