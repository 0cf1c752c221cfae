import { Button } from "@mantine/core";
import type { Metadata } from "next";
import { portal } from "#portal/composition/portal.ts";
import { unavailableIn } from "#portal/http/problem.ts";
import { answerPageWith } from "#portal/http/page-status.ts";
import { SignInCard } from "#portal/features/access/components/sign-in-card.tsx";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Sign in", robots: { index: false } };

/** Opening the link uses nothing up: mail scanners and chat previews open links too. The button does. */
export default async function SignInLinkPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string; returnTo?: string }>;
}) {
  const { token = "", returnTo } = await searchParams;
  const holder = token === "" ? null : await holderOf(token);
  if (holder === "unavailable") {
    answerPageWith(503);
    return (
      <SignInCard title="The link cannot be looked up">
        <p role="alert">
          The database does not answer. The link is not used up: reload this page in a moment.
        </p>
      </SignInCard>
    );
  }
  if (!holder) {
    return (
      <SignInCard title="This link does not work any more">
        <p role="alert">It has been used or has expired. Ask an admin for a new one: each link works once.</p>
      </SignInCard>
    );
  }
  return (
    <SignInCard title={`Sign in as ${holder.name}`}>
      <p>{holder.email}</p>
      <form action="/api/sign-in" method="post">
        <input type="hidden" name="token" value={token} />
        {returnTo && <input type="hidden" name="returnTo" value={returnTo} />}
        <Button type="submit" fullWidth mt="md">
          Sign in
        </Button>
      </form>
    </SignInCard>
  );
}

async function holderOf(token: string) {
  const { access, log } = portal();
  return access.signInLinks.holder(token).catch((error: unknown) => {
    if (unavailableIn(error) === null) throw error;
    log.warn({ err: error }, "a sign-in link could not be looked up");
    return "unavailable" as const;
  });
}
