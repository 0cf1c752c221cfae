export { type Actor, actorSchema, type Cause, machinery, type UserId, userIdSchema } from "./actor.ts";
export { AccessDeniedError, type Authorised, authorize } from "./authorize.ts";
export type { CameBy } from "./came-by.ts";
export { findUnknownPlace } from "./find-unknown-place.ts";
export {
  type Invitation,
  invitationSchema,
  type People,
  type Person,
  type PersonError,
  type PersonErrorCode,
} from "./people.ts";
export { environmentsCovered } from "./environments-covered.ts";
export { type Permission, permissionFacts, permissions, rolesWith } from "./permission.ts";
export { type Role, roleSchema, roles } from "./role.ts";
export {
  everywhere,
  type GrantPlace,
  grantPlaceSchema,
  isSamePlace,
  type Place,
  type RoleGrant,
  roleEverywhere,
  roleGrantSchema,
  strongestRole,
} from "./role-grant.ts";
export {
  type NoticeAnswer,
  noticeAnswerSchema,
  type SignInLinks,
  type SignInNotice,
} from "./sign-in-links.ts";
export type { StandingApprovers } from "./standing-approvers.ts";
export { can, type Viewer, whyNot } from "./viewer.ts";
export type { Viewers } from "./viewers.ts";
