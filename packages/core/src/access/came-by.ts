import type { Permission } from "./permission.ts";

/** By what the viewer came in, where it was not a session of their own. */
export type CameBy =
  /** A sign-in link that somebody else made for them, and that they have not confirmed yet. */
  | { readonly kind: "issued_link"; readonly issuedBy: string }
  | { readonly kind: "token"; readonly name: string; readonly permissions: readonly Permission[] };
