import { z } from "zod";

/** Where a document lies in the repository. No part begins with a dot, so that a path never leads up or into .git. */
export const documentPathSchema = z
  .string()
  .max(200, "a path has at most 200 characters")
  .regex(
    /^(?:[A-Za-z0-9_][A-Za-z0-9._-]*\/)*[A-Za-z0-9_][A-Za-z0-9._-]*\.md$/,
    "is the path of a Markdown file in the repository, such as docs/infra.md: relative, with forward slashes and without ..",
  );
