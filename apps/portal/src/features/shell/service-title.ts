/** Of a page that shows one service: by its name as well, once it was chosen.
 * @param page as the rail calls it
 * @param chosen as the address says it
 * @param services ids of those that the page has */
export function serviceTitle(
  page: string,
  chosen: string | readonly string[] | undefined,
  services: readonly string[],
): string {
  const service = services.find((id) => id === chosen);
  return service === undefined ? page : `${service} · ${page}`;
}
