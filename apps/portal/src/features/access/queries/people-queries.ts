import type { GrantPlace, Invitation, Role, RoleGrant } from "@greenroom/core/access";
import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "../../../http/fetch-json.ts";
import type { PersonView, SignInLinkView } from "../person-view.ts";

export const peopleQueries = {
  all: ["people"] as const,
  list: () =>
    queryOptions({
      queryKey: [...peopleQueries.all, "list"],
      queryFn: ({ signal }) => fetchJson<readonly PersonView[]>("/api/people", { signal }),
    }),
};

export const invite = (invitation: Invitation) =>
  fetchJson<{ person: PersonView; link: SignInLinkView }>("/api/people", { json: invitation });

export const changeRole = (id: string, role: Role) =>
  fetchJson<PersonView>(`/api/people/${id}`, { method: "PATCH", json: { role } });

export const grantRole = (id: string, grant: RoleGrant) =>
  fetchJson<PersonView>(`/api/people/${id}/grants`, { method: "PUT", json: grant });

export const revokeRole = (id: string, place: GrantPlace) =>
  fetchJson<PersonView>(`/api/people/${id}/grants`, {
    method: "DELETE",
    json: { environment: place.environment, service: place.service },
  });

export const renewLink = (id: string) =>
  fetchJson<SignInLinkView>(`/api/people/${id}/sign-in-link`, { method: "POST" });
