"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useShell } from "#portal/features/shell/shell-context.ts";
import { accountQueries } from "../queries/account-queries.ts";

// Hardly anybody ever has one.
const SignInNotice = dynamic(() => import("./sign-in-notice.tsx").then((loaded) => loaded.SignInNotice));

/** Links that somebody else made for the viewer: on every page until they answer. */
export function SignInNotices() {
  const { notices: known } = useShell();
  const { data: notices } = useQuery(accountQueries.notices(known));
  return notices.map((notice) => <SignInNotice key={notice.id} notice={notice} />);
}
