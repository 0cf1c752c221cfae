/** @param id also of one that is no longer configured or out of reach, which is called by its id */
export function environmentNameIn(
  environments: readonly { readonly id: string; readonly name: string }[],
  id: string,
): string {
  return environments.find((environment) => environment.id === id)?.name ?? id;
}
