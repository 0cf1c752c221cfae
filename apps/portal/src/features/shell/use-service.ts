"use client";

import { parseAsString, useQueryState } from "nuqs";

/** The server makes the page's title, which names the service. */
const titledBy = parseAsString.withOptions({ shallow: false });

/** The service that a page shows: the one chosen by the switch, kept in the address (`?service=`), else the page's first.
 * @param services ids of those that the page has
 * @returns null = it has none */
export function useService(services: readonly string[]) {
  const [chosen, select] = useQueryState("service", titledBy);
  return {
    service: services.find((id) => id === chosen) ?? services[0] ?? null,
    select: (id: string) => void select(id),
  };
}
