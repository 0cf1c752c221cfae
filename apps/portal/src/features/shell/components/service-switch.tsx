"use client";

import { NativeSelect } from "@mantine/core";
import { useService } from "../use-service.ts";

/** Which service a page shows; hidden where there is nothing to choose.
 * @param services ids of those that the page has */
export function ServiceSwitch({ services }: { services: readonly string[] }) {
  const { service, select } = useService(services);
  if (services.length < 2 || service === null) return null;
  return (
    <NativeSelect
      aria-label="Service"
      data={[...services]}
      value={service}
      onChange={(event) => select(event.currentTarget.value)}
    />
  );
}
