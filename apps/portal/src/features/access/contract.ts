import {
  grantPlaceSchema,
  invitationSchema,
  newTokenSchema,
  noticeAnswerSchema,
  roleGrantSchema,
  roleSchema,
  userIdSchema,
} from "@greenroom/core/access";
import { commentSchema } from "@greenroom/core/executions";
import { z } from "zod";
import { route } from "#portal/http/route-contract.ts";
import { tokenViewSchema } from "./token-view.ts";
import { personViewSchema, signInLinkViewSchema, signInNoticeViewSchema } from "./person-view.ts";

const params = z.object({ id: userIdSchema });
const person = "/api/people/{id}";
const said = z.strictObject({ comment: commentSchema });

export const peopleRoutes = {
  list: route({
    method: "GET",
    path: "/api/people",
    summary: "List everybody who was invited, with their roles",
    permission: "person:read",
    answer: z.array(personViewSchema),
    errors: [],
  }),
  invite: route({
    method: "POST",
    path: "/api/people",
    summary: "Invite a person and get the link that signs them in once",
    permission: "person:invite",
    body: invitationSchema.strict(),
    answer: z.object({ person: personViewSchema, link: signInLinkViewSchema }),
    errors: ["person_exists", "person_not_found", "person_disabled"],
  }),
  renewLink: route({
    method: "POST",
    path: `${person}/sign-in-link`,
    summary: "Make a new sign-in link for a person, who is told of it",
    permission: "person:invite",
    params,
    answer: signInLinkViewSchema,
    errors: ["person_not_found", "person_disabled"],
  }),
  changeRole: route({
    method: "PATCH",
    path: person,
    summary: "Set the role that a person holds everywhere",
    permission: "person:change-role",
    params,
    body: said.extend({ role: roleSchema }),
    answer: personViewSchema,
    errors: ["person_not_found", "last_admin"],
  }),
  grantRole: route({
    method: "PUT",
    path: `${person}/grants`,
    summary: "Set the role that a person holds at one place",
    permission: "person:change-role",
    params,
    body: said.extend(roleGrantSchema.shape),
    answer: personViewSchema,
    errors: ["person_not_found", "last_admin", "environment_unknown", "service_unknown"],
  }),
  revokeRole: route({
    method: "DELETE",
    path: `${person}/grants`,
    summary: "Take the role that a person holds at one place",
    permission: "person:change-role",
    params,
    body: said.extend(grantPlaceSchema.shape),
    answer: personViewSchema,
    errors: ["person_not_found", "last_admin"],
  }),
  disable: route({
    method: "POST",
    path: `${person}/disable`,
    summary: "End a person's sessions, links and tokens, and refuse their sign-in",
    permission: "person:disable",
    params,
    body: said,
    answer: personViewSchema,
    errors: ["person_not_found", "last_admin", "own_account"],
  }),
  enable: route({
    method: "POST",
    path: `${person}/enable`,
    summary: "Let a disabled person sign in again",
    permission: "person:disable",
    params,
    body: said,
    answer: personViewSchema,
    errors: ["person_not_found"],
  }),
  remove: route({
    method: "DELETE",
    path: person,
    summary: "Remove a person; their name stays on what they did",
    permission: "person:remove",
    params,
    body: said,
    answer: z.null(),
    errors: ["person_not_found", "last_admin", "own_account"],
  }),
};

export const accountRoutes = {
  notices: route({
    method: "GET",
    path: "/api/account/notices",
    summary: "List the sign-in links that somebody else made for the caller",
    permission: "account:read",
    answer: z.array(signInNoticeViewSchema),
    errors: [],
  }),
  answerNotice: route({
    method: "POST",
    path: "/api/account/notices/{noticeId}",
    summary: "Say whether who comes in by such a link is the caller",
    permission: "account:change",
    params: z.object({ noticeId: z.uuid() }),
    body: z.strictObject({ answer: noticeAnswerSchema }),
    answer: z.null(),
    errors: ["notice_not_found"],
  }),
  tokens: route({
    method: "GET",
    path: "/api/account/tokens",
    summary: "List the caller's tokens",
    permission: "account:read",
    answer: z.array(tokenViewSchema),
    errors: [],
  }),
  createToken: route({
    method: "POST",
    path: "/api/account/tokens",
    summary: "Make a token; its secret is in this answer and never again",
    permission: "account:change",
    body: newTokenSchema,
    answer: z.object({ token: tokenViewSchema, secret: z.string() }),
    errors: ["token_wider_than_owner", "environment_unknown", "service_unknown"],
  }),
  revokeToken: route({
    method: "DELETE",
    path: "/api/account/tokens/{tokenId}",
    summary: "Revoke a token at once",
    permission: "account:change",
    params: z.object({ tokenId: z.uuid() }),
    body: said,
    answer: z.null(),
    errors: ["token_not_found"],
  }),
};
