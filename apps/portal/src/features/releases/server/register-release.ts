import "server-only";
import type { Authorised } from "@greenroom/core/access";
import type { RegisterRelease, Release } from "@greenroom/core/releases";
import { type DomainError, err, ok, type Result } from "@greenroom/core/result";
import { findPromoted, isPromoted, placeOf, type PromotedService } from "@greenroom/core/services";
import { portal } from "#portal/composition/portal.ts";

/** Of the services that the viewer may see releases of, in one environment at least. */
export async function getReleases(
  may: Authorised<"release:read">,
  limit: number,
): Promise<readonly Release[]> {
  const { environments, releases, services } = portal();
  if (may.covers({})) return releases.list({ limit });
  const visible = services
    .filter(isPromoted)
    .filter((service) => environments.some((environment) => may.covers(placeOf(service, environment))))
    .map(({ id }) => id);
  return releases.list({ services: visible, limit });
}

/** Makes a release known that no environment runs yet. The same digest is the same release: its version stays, and whoever names another is told. What a
 * service runs from belongs to that service; from a repository that it does not run from only a role that holds
 * everywhere registers anything, unless greenroom.yaml names it.
 * @throws AccessDeniedError where the person may not register releases of that service */
export async function registerRelease(
  may: Authorised<"release:register">,
  request: RegisterRelease,
): Promise<
  Result<
    Release,
    DomainError<"service_unknown" | "repository_unknown" | "repository_foreign" | "release_version_taken">
  >
> {
  const { releases, services, live } = portal();
  const found = findPromoted(services, request.service);
  if (!found.ok) return found;
  const service = found.value;
  may.at({ service: service.id });
  const known = repositoriesOf(service);
  const { image } = service.promotion;
  if (image !== undefined && request.repository !== undefined && request.repository !== image)
    return err({
      code: "repository_foreign",
      message: `Releases of ${service.id} come from ${image}, as greenroom.yaml says.`,
      field: "repository",
      remedy: `Push the image to ${image}, or leave the repository out.`,
    });
  const named = request.repository ?? image ?? known[0];
  if (named !== undefined && named !== image && !known.includes(named)) may.at({});
  const repository = named ?? (await releases.list({ services: [service.id], limit: 1 }))[0]?.repository;
  if (repository === undefined)
    return err({
      code: "repository_unknown",
      message: `No environment runs ${service.id} yet, so the image's repository is not known.`,
      field: "repository",
      remedy: "Name the repository.",
    });
  const { version, digest } = request;
  const { release, isNew } = await releases.record(
    { service: service.id, repository, version, digest, origin: { kind: "registered", by: may.actor.name } },
    may.cause,
  );
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

/** What the service runs from now. */
function repositoriesOf({ id }: PromotedService): readonly string[] {
  return portal()
    .rollouts.all()
    .flatMap(({ service, rollout }) => (service === id && rollout?.image ? [rollout.image.repository] : []));
}
