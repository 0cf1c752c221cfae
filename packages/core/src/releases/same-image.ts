/** Where an image is fetched from and what it holds; the digest is null while only a tag is known. */
export interface ImageIdentity {
  readonly repository: string;
  readonly digest: string | null;
}

/** What names an image in a pod template: its repository and its digest. A digest alone says nothing of where the image
 * comes from, and who may write there: a mirror of a registry is another repository. Repositories are compared as they
 * are written. */
export function imageName({ repository, digest }: ImageIdentity & { readonly digest: string }): string {
  return `${repository}@${digest}`;
}

/** Whether both name the same image; what is not known is the same as nothing. */
export function sameImage(
  one: ImageIdentity | null | undefined,
  other: ImageIdentity | null | undefined,
): boolean {
  if (!one?.digest || !other?.digest) return false;
  return one.digest === other.digest && one.repository === other.repository;
}
