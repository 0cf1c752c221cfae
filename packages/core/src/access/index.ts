export { type Actor, actorSchema, type Cause, machinery, type UserId, userIdSchema } from "./actor.ts";
export { AccessDeniedError, type Authorised, authorize } from "./authorize.ts";
export {
  type Invitation,
  invitationSchema,
  type People,
  type Person,
  type PersonError,
  type SignInLinks,
} from "./people.ts";
export { type Permission, permissions, rolesWith } from "./permission.ts";
export { type Role, roleSchema, roles } from "./role.ts";
export { type Place, type RoleGrant, roleGrantSchema, strongestRole } from "./role-grant.ts";
export { can, type Viewer } from "./viewer.ts";
