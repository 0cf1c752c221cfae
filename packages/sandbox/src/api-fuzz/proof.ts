/** What was found as one caller, with streams and signing out. */
export interface ProofRow {
  readonly caller: string;
  readonly routes: number;
  readonly requests: number;
  readonly serverErrors: number;
  readonly undocumented: number;
  readonly others: number;
  readonly seconds: number;
}

/** The document docs/proofs/api.md. */
export function proofDocument(
  rows: readonly ProofRow[],
  { date, commit, version }: { readonly date: string; readonly commit: string; readonly version: string },
): string {
  const cells = rows.map(({ caller, routes, requests, serverErrors, undocumented, others, seconds }) =>
    [caller, routes, requests, serverErrors, undocumented, others, seconds.toFixed(0)].join(" | "),
  );
  return `# The API, tried from outside

Written by \`npm run test:api\` on ${date}, commit ${commit}, with schemathesis ${version}: it reads the OpenAPI document of a portal started for it and asks every documented route as each caller, with examples, at the edges of every schema, and with what breaks it. Every answer must have a status and a body that the document promises; what breaks the schema must be refused; no answer is 5xx. Event streams are opened, read once and closed; each session is ended at last.

| Caller | Routes | Requests | 5xx | Undocumented | Other faults | Seconds |
| --- | --- | --- | --- | --- | --- | --- |
${cells.map((cell) => `| ${cell} |`).join("\n")}
`;
}
