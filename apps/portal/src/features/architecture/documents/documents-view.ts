import { z } from "zod";

const namedDocumentSchema = z.object({
  path: z.string(),
  /** Its first heading; the path where it cannot be read. */
  title: z.string(),
  /** Why it cannot be read. */
  problem: z.string().nullable(),
  /** The first component whose document it is. */
  component: z.object({ id: z.string(), name: z.string(), zone: z.string() }),
});
export type NamedDocument = z.infer<typeof namedDocumentSchema>;

export const documentListSchema = z.object({ documents: z.array(namedDocumentSchema).readonly() });
export type DocumentList = z.infer<typeof documentListSchema>;

export const documentViewSchema = z.object({
  path: z.string(),
  /** Markdown. */
  text: z.string(),
});
export type DocumentView = z.infer<typeof documentViewSchema>;
