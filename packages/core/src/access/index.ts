export {
  type Actor,
  actorSchema,
  type Cause,
  machinery,
  type PersonalCause,
  type UserId,
  userIdSchema,
} from "./actor.ts";
export { AccessDeniedError, type Authorised, authorize } from "./authorize.ts";
export { type CameBy, cameByLink, type UsedLink } from "./came-by.ts";
export { findUnknownPlace } from "./find-unknown-place.ts";
export { everywhere, isSamePlace, type Place, roleEverywhere, strongestRole } from "./grants.ts";
export {
  type Invitation,
  invitationSchema,
  type People,
  type Person,
  type PersonError,
  type PersonErrorCode,
} from "./people.ts";
export { environmentsCovered } from "./environments-covered.ts";
export { rolesAt } from "./needed-roles.ts";
export {
  isForTokens,
  type Permission,
  permissionFacts,
  permissions,
  rolesWith,
} from "./permission.ts";
export { type Role, roles } from "./role.ts";
export { type GrantPlace, grantPlaceSchema, type RoleGrant, roleGrantSchema } from "./role-grant.ts";
export { roleSchema } from "./role-schema.ts";
export {
  type NoticeAnswer,
  noticeAnswerSchema,
  type SignInLinks,
  type SignedIn,
  type SignInNotice,
  type SignInRequest,
} from "./sign-in-links.ts";
export { type RightLoss, rightLosses, rightLossOf } from "./right-loss.ts";
export type { StandingRights } from "./standing-rights.ts";
export { can, type Credential, type Viewer, whyNot } from "./viewer.ts";
export type { Viewers } from "./viewers.ts";
export {
  findUnheld,
  narrowGrants,
  type NewToken,
  newTokenSchema,
  type Token,
  tokenPermissions,
  tokenPrefix,
  type Tokens,
  type TokenScope,
  tokenScopeSchema,
} from "./token.ts";
