import { Message } from "#portal/design/index.ts";

/** That what runs is no release, since it comes from another repository than the service's releases do. */
export function FromElsewhere({ repository, service }: { repository: string; service: string }) {
  return (
    <Message>{`Its image comes from ${repository}, which is not where releases of ${service} come from (promotion.image in greenroom.yaml): it is no release and goes nowhere from here.`}</Message>
  );
}
