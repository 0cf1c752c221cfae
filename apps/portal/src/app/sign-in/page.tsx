import { Button } from "@mantine/core";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { KeepWayBack } from "#portal/features/access/components/keep-way-back.tsx";
import { SignInCard } from "#portal/features/access/components/sign-in-card.tsx";
import { returnPath } from "#portal/features/access/return-path.ts";
import { findViewer } from "#portal/features/access/server/viewer.ts";
import { unavailableIn } from "#portal/http/problem.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Sign in" };

const reasons: Record<string, string> = {
  link: "This link has been used or has expired. Each link signs one person in once.",
  origin: "The request did not come from this portal. Open your sign-in link again.",
  unavailable: "The database does not answer; try again in a moment with the same link.",
};

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ reason?: string; returnTo?: string }>;
}) {
  const { reason: told, returnTo } = await searchParams;
  // Who it is is not asked: the database that did not end the session would keep the words waiting.
  if (told === "sign-out") return <NotSignedOut />;
  const viewer = await findViewer().catch(whenUnavailable);
  if (viewer && viewer !== "unavailable") redirect(returnPath(returnTo));
  const reason = viewer ?? told;
  const explanation = reason === undefined ? undefined : reasons[reason];
  return (
    <SignInCard title={explanation ? "You are not signed in" : "Sign in"}>
      {explanation && <p role="alert">{explanation}</p>}
      {returnTo && <KeepWayBack to={returnPath(returnTo)} />}
      <p>
        Open your one-time link to sign in. An admin makes one for you under People; who starts Greenroom
        finds the first one in the terminal.
      </p>
    </SignInCard>
  );
}

function NotSignedOut() {
  return (
    <SignInCard title="You are still signed in">
      <p role="alert">
        The database does not answer, so your session could not be ended. Try again in a moment.
      </p>
      <form action="/api/sign-out" method="post">
        <Button type="submit" mt="md">
          Sign out
        </Button>
      </form>
    </SignInCard>
  );
}

function whenUnavailable(error: unknown): "unavailable" {
  if (unavailableIn(error) === null) throw error;
  return "unavailable";
}
