import "server-only";
import type { Authorised } from "@greenroom/core/access";
import type { RegisterRelease, Release } from "@greenroom/core/releases";
import { type DomainError, err, ok, type Result } from "@greenroom/core/result";
import { portal } from "#portal/composition/portal.ts";

export async function getReleases(
  _may: Authorised<"release:read">,
  limit: number,
): Promise<readonly Release[]> {
  return portal().releases.list(limit);
}

/** Makes a release known that no environment runs yet. The same digest is the same release: its version stays, and whoever names another is told. What a
 * service runs from belongs to that service; of a repository that nothing runs from only a role that holds everywhere
 * registers anything.
 * @throws AccessDeniedError where the person may not register releases of that service */
export async function registerRelease(
  may: Authorised<"release:register">,
  request: RegisterRelease,
): Promise<Result<Release, DomainError<"repository_unknown" | "release_version_taken">>> {
  const { promoted, releases, rollouts, live } = portal();
  const running = rollouts
    .all()
    .flatMap(({ service, rollout }) =>
      rollout?.image ? [{ repository: rollout.image.repository, service }] : [],
    );
  const own = running.filter(({ service }) => may.covers({ service }));
  const named = request.repository ?? own.find(({ service }) => service === promoted.id)?.repository;
  if (!own.some(({ repository }) => repository === named)) may.at({});
  const repository = named ?? (await releases.list(1))[0]?.repository;
  if (repository === undefined)
    return err({
      code: "repository_unknown",
      message: "No environment runs anything yet, so the image's repository is not known.",
      field: "repository",
      remedy: "Name the repository.",
    });
  const { version, digest } = request;
  const origin = { kind: "registered", by: may.actor.name } as const;
  const { release, isNew } = await releases.record({ repository, version, digest, origin }, may.cause);
  if (!isNew && release.version !== version)
    return err({
      code: "release_version_taken",
      message: `This digest is known as version ${release.version} already.`,
      field: "version",
      remedy: `Register it as ${release.version}, or give the digest of the other image.`,
    });
  await live.notify({ topic: "releases", key: release.id });
  return ok(release);
}
