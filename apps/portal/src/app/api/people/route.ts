import { invitationSchema } from "@greenroom/core/access";
import { invitePerson, listPeople } from "../../../features/access/server/people.ts";
import { httpRoute } from "../../../http/http-route.ts";

export const dynamic = "force-dynamic";

export const GET = httpRoute({ permission: "person:read" }, () => listPeople());

export const POST = httpRoute({ permission: "person:invite", body: invitationSchema }, ({ body }) =>
  invitePerson(body),
);
