/** What Kubernetes makes names of: no vowels and no digits that look like letters (apimachinery's SafeEncodeString). */
const safe = "[bcdfghjklmnpqrstvwxz2456789]";

/** Matches the pods of a Deployment and not those of another one whose name begins alike: web never counts web-worker.
 * RE2 syntax over the whole name. */
export function podNamePattern(deployment: string): string {
  return `${deployment.replaceAll(".", "\\.")}-${safe}{6,10}-${safe}{5}`;
}
