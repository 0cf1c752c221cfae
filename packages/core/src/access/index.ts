export {
  type Invitation,
  invitationSchema,
  type People,
  type Person,
  type PersonError,
  type SignInLinks,
} from "./people.ts";
export { isGranted, type Permission, rolesWith } from "./permission.ts";
export { type Role, roleSchema, roles } from "./role.ts";
export { AccessDeniedError, authorize, can, type UserId, type Viewer } from "./viewer.ts";
