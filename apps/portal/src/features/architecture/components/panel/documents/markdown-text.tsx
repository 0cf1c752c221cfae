import { Anchor } from "@mantine/core";
import { createContext, type ReactNode, useContext } from "react";
import Markdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import { readLink } from "#portal/features/architecture/documents/read-link.ts";
import classes from "./documents.module.css";

interface Place {
  /** The path of the document that the text is from. */
  readonly from: string;
  /** Those that a link can open. */
  readonly documents: readonly string[];
  readonly onOpen: (path: string) => void;
}

const plugins = [remarkGfm];

const PlaceContext = createContext<Place | null>(null);

/** Markdown as text: raw HTML is shown as it is written, and nothing is loaded from elsewhere. */
export function MarkdownText({ text, ...place }: { text: string } & Place) {
  return (
    <PlaceContext value={place}>
      <div className={classes.text}>
        <Markdown remarkPlugins={plugins} components={parts}>
          {text}
        </Markdown>
      </div>
    </PlaceContext>
  );
}

const parts: Components = {
  a: DocumentLink,
  // The panel's own heading is an h2.
  h1: "h3",
  h2: "h4",
  h3: "h5",
  h4: "h6",
  h5: "h6",
  img: ({ alt }) => <span>{alt ? `[image: ${alt}]` : "[image]"}</span>,
  input: ({ checked }) => <span>{checked ? "☑" : "☐"}</span>,
  // A scrolling region must be reachable by keyboard.
  pre: ({ children }) => (
    <pre className={classes.code} role="region" aria-label="Code" tabIndex={0}>
      {children}
    </pre>
  ),
  table: ({ children }) => (
    <div className={classes.table} role="region" aria-label="Table" tabIndex={0}>
      <table>{children}</table>
    </div>
  ),
};

function DocumentLink({ href = "", children }: { href?: string; children?: ReactNode }) {
  const place = useContext(PlaceContext);
  if (!place) return children;
  const link = readLink(place.from, href, place.documents);
  switch (link.kind) {
    case "document":
      return (
        <Anchor component="button" type="button" inherit ta="left" onClick={() => place.onOpen(link.path)}>
          {children}
        </Anchor>
      );
    case "elsewhere":
      return (
        <Anchor href={link.href} target="_blank" rel="noreferrer" inherit underline="always">
          {children}
        </Anchor>
      );
    default:
      return (
        <>
          {children}
          {link.path !== null && <span className={classes.path}> ({link.path})</span>}
        </>
      );
  }
}
