import type { DomainError, Result } from "../../result/index.ts";

export const documentBytesMax = 200_000;

export type DocumentError = DomainError<
  "document_file_not_found" | "document_too_large" | "document_outside_repository"
>;

/** The repository's Markdown files. Whoever asks has made sure that the model names the path. */
export interface DocumentSource {
  /** @throws UnavailableError when a file is there and cannot be read */
  read(path: string): Promise<Result<string, DocumentError>>;
}
