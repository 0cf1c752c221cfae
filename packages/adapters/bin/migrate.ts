/** DATABASE_URL=… node packages/adapters/bin/migrate.ts: brings the database to this version's schema. */
import { migrate } from "@greenroom/adapters/postgres";

const url = process.env.DATABASE_URL;
if (!url) {
  console.error("DATABASE_URL is not set; it should be postgres://user:password@host:port/database");
  process.exit(2);
}
const applied = await migrate(url);
console.log(applied.length > 0 ? `applied ${applied.join(", ")}` : "the schema is current");
// Prisma's engine leaves the timer of its lock running: the process would wait ten seconds for nothing, and with it
// every start.
process.exit();
