import type { Database } from "../database.ts";

/** What an old row is called whose service nobody can say, because greenroom.yaml promotes none any more. */
export const unknownService = "";

/** Says of releases and promotions from before services were told apart that they are of this one: it was the only one
 * that could be promoted. Doing it again changes nothing.
 * @param service null = none is promoted: they stay without
 * @returns waits until it is done, and tries again where it failed */
export function createServiceFill(database: Database, service: string | null): () => Promise<void> {
  let filling: Promise<void> | null = null;
  const fill = async () => {
    if (service === null) return;
    await database.$executeRaw`
      WITH filled AS (UPDATE releases SET service = ${service} WHERE service IS NULL)
      UPDATE promotions SET service = ${service} WHERE service IS NULL`;
  };
  return () => {
    filling ??= fill().catch((error: unknown) => {
      filling = null;
      throw error;
    });
    return filling;
  };
}
