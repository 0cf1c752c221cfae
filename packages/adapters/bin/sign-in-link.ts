/** DATABASE_URL=… node packages/adapters/bin/sign-in-link.ts --email ada@example.com [--name Ada] [--role admin]
 * [--minutes 15] [--unless LINK]: prints a path that signs the person in once, the given one while it still does. For
 * the first admin, and for one who lost access. */
import { parseArgs } from "node:util";
import { createDatabase, createSignInLinks, issueSignInLink } from "@greenroom/adapters/postgres";
import { roleSchema } from "@greenroom/core/access";

const { values } = parseArgs({
  options: {
    email: { type: "string" },
    name: { type: "string" },
    role: { type: "string", default: "admin" },
    minutes: { type: "string", default: "15" },
    unless: { type: "string" },
  },
});
const url = process.env.DATABASE_URL;
const role = roleSchema.safeParse(values.role);
const validMinutes = Number(values.minutes);
const faults = [
  ...(url ? [] : ["DATABASE_URL is not set; it should be postgres://user:password@host:port/database"]),
  ...(values.email ? [] : ["--email is missing"]),
  ...(role.success ? [] : [`--role should be viewer, operator, approver or admin, not "${values.role}"`]),
  ...(validMinutes > 0 ? [] : [`--minutes should be a number above 0, not "${values.minutes}"`]),
];
if (!url || !values.email || !role.success || faults.length > 0) {
  console.error(faults.join("\n"));
  process.exit(2);
}
const database = createDatabase(url);
try {
  const { email, name = email } = values;
  const known = values.unless && new URL(values.unless, "http://localhost");
  const token = known && known.searchParams.get("token");
  const holder = token ? await createSignInLinks(database).holder(token) : null;
  console.log(
    known && holder?.email === email
      ? `${known.pathname}${known.search}`
      : await issueSignInLink(database, { email, name, role: role.data, validMinutes }),
  );
} finally {
  await database.$disconnect();
}
