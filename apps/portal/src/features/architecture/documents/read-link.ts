type DocumentLink =
  | { readonly kind: "document"; readonly path: string }
  | { readonly kind: "elsewhere"; readonly href: string }
  /** Nothing here shows it; null = it has no path in the repository. */
  | { readonly kind: "text"; readonly path: string | null };

/** Where a link in a document leads.
 * @param from the document's own path
 * @param documents those that can be opened beside it */
export function readLink(from: string, href: string, documents: readonly string[]): DocumentLink {
  if (/^https?:\/\//i.test(href)) return { kind: "elsewhere", href };
  if (/^(?:$|#|\/\/|[a-z][a-z0-9+.-]*:)/i.test(href)) return { kind: "text", path: null };
  const path = resolvePath(from, href);
  if (path === from) return { kind: "text", path: null };
  return path !== null && documents.includes(path) ? { kind: "document", path } : { kind: "text", path };
}

function resolvePath(from: string, href: string): string | null {
  try {
    return decodeURIComponent(new URL(href, `https://repository.invalid/${from}`).pathname).slice(1);
  } catch {
    return null;
  }
}
