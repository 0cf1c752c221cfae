import { everywhere, type Person, type RightLoss, type Role, roleGrantSchema } from "@greenroom/core/access";
import type { Database } from "../database.ts";
import { byRoot } from "./access-fixture.ts";
import { createPeople } from "./people.ts";

const at = (environment: string | null, role: Role, service: string | null = null) =>
  roleGrantSchema.parse({ environment, service, role });

interface Change {
  readonly what: string;
  /** Null = who approves in dev may do so afterwards. */
  readonly why: RightLoss | null;
  readonly happens: (database: Database, person: Person) => Promise<unknown>;
}

/** What can happen to an approver of everything between the approval and what it lets go on, in dev. */
const changes: readonly Change[] = [
  { what: "nothing", why: null, happens: async () => undefined },
  { what: "disabled", why: "disabled", happens: (db, { id }) => createPeople(db).disable(id, byRoot) },
  { what: "removed", why: "removed", happens: (db, { id }) => createPeople(db).remove(id, byRoot) },
  {
    what: "disabled and enabled again",
    why: null,
    async happens(db, { id }) {
      await createPeople(db).disable(id, byRoot);
      await createPeople(db).enable(id, byRoot);
    },
  },
  {
    what: "made a viewer",
    why: "role_lost",
    happens: (db, { id }) => createPeople(db).grantRole(id, at(null, "viewer"), byRoot),
  },
  {
    what: "left with the role in prod alone",
    why: "role_lost",
    async happens(db, { id }) {
      await createPeople(db).grantRole(id, at("prod", "approver"), byRoot);
      await createPeople(db).revokeRole(id, everywhere, byRoot);
    },
  },
  {
    what: "left with the role in dev alone",
    why: null,
    async happens(db, { id }) {
      await createPeople(db).grantRole(id, at("dev", "approver"), byRoot);
      await createPeople(db).revokeRole(id, everywhere, byRoot);
    },
  },
  {
    what: "deprived of a role in prod",
    why: null,
    async happens(db, { id }) {
      const prod = at("prod", "admin");
      await createPeople(db).grantRole(id, prod, byRoot);
      await createPeople(db).revokeRole(id, prod, byRoot);
    },
  },
];

export const keepingTheRight = changes.filter(({ why }) => why === null);
export const losingTheRight = changes.filter(({ why }) => why !== null);
