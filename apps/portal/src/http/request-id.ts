/** A proxy in front may have given the request an id already. It stays on record, so only what reads as one is kept. */
export function requestId(given: string | null): string {
  return given !== null && /^[\w.:-]{8,64}$/.test(given) ? given : crypto.randomUUID();
}
