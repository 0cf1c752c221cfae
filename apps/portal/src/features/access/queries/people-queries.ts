import type { GrantPlace, Invitation, Role, RoleGrant, UserId } from "@greenroom/core/access";
import { queryOptions } from "@tanstack/react-query";
import { call } from "#portal/http/call.ts";
import { peopleRoutes } from "../contract.ts";

export const peopleQueries = {
  all: ["people"] as const,
  list: () =>
    queryOptions({
      queryKey: [...peopleQueries.all, "list"],
      queryFn: ({ signal }) => call(peopleRoutes.list, { signal }),
    }),
};

export const invite = (invitation: Invitation) => call(peopleRoutes.invite, { body: invitation });

export const changeRole = (id: UserId, role: Role) =>
  call(peopleRoutes.changeRole, { params: { id }, body: { role } });

export const grantRole = (id: UserId, grant: RoleGrant) =>
  call(peopleRoutes.grantRole, { params: { id }, body: grant });

export const revokeRole = (id: UserId, { environment, service }: GrantPlace) =>
  call(peopleRoutes.revokeRole, { params: { id }, body: { environment, service } });

export const renewLink = (id: UserId) => call(peopleRoutes.renewLink, { params: { id } });

export const disablePerson = (id: UserId) => call(peopleRoutes.disable, { params: { id } });

export const enablePerson = (id: UserId) => call(peopleRoutes.enable, { params: { id } });

export const removePerson = (id: UserId) => call(peopleRoutes.remove, { params: { id } });
