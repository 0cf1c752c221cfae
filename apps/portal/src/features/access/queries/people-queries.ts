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

export const changeRole = (id: UserId, role: Role, comment: string) =>
  call(peopleRoutes.changeRole, { params: { id }, body: { role, comment } });

export const grantRole = (id: UserId, grant: RoleGrant, comment: string) =>
  call(peopleRoutes.grantRole, { params: { id }, body: { ...grant, comment } });

export const revokeRole = (id: UserId, { environment, service }: GrantPlace, comment: string) =>
  call(peopleRoutes.revokeRole, { params: { id }, body: { environment, service, comment } });

export const renewLink = (id: UserId) => call(peopleRoutes.renewLink, { params: { id } });

export const disablePerson = (id: UserId, comment: string) =>
  call(peopleRoutes.disable, { params: { id }, body: { comment } });

export const enablePerson = (id: UserId, comment: string) =>
  call(peopleRoutes.enable, { params: { id }, body: { comment } });

export const removePerson = (id: UserId, comment: string) =>
  call(peopleRoutes.remove, { params: { id }, body: { comment } });
