import { call } from "#portal/http/call.ts";
import type { PaletteSource } from "../shell/palette.ts";
import { peopleRoutes } from "./contract.ts";

/** Everybody who may sign in, for who may see them. */
export const peoplePalette: PaletteSource = {
  topic: "people",
  permission: "person:read",
  load: async (_, signal) => {
    const people = await call(peopleRoutes.list, { signal });
    return people.map(({ id, name, email, role, disabledAt }) => ({
      id: `person-${id}`,
      group: "People",
      label: name,
      description: `${email}, ${disabledAt ? "disabled" : (role ?? "roles in some places")}`,
      keywords: [id],
      href: `/people#person-${id}`,
    }));
  },
};
