import { expect, test } from "vitest";
import { failuresOf, shownText } from "./playwright-output.ts";

test("of a run that failed stays what failed", () => {
  const output = `
  ✓  1 [journeys] › e2e/a.spec.ts:1:1 › signs in (1.0s)
  ✘  2 [journeys] › e2e/a.spec.ts:9:1 › applies (90.0s)

  1) [journeys] › e2e/a.spec.ts:9:1 › applies

    Error: element(s) not found

    attachment #1: screenshot (image/png) ──────────────────────
    test-results/applies/test-failed-1.png
    ────────────────────────────────────────────────────────────

    attachment #2: trace (application/zip) ─────────────────────
    test-results/applies/trace.zip
    Usage:

        npx playwright show-trace test-results/applies/trace.zip

    ────────────────────────────────────────────────────────────

  1 failed
`;
  expect(failuresOf(output)).toBe(`
  ✘  2 [journeys] › e2e/a.spec.ts:9:1 › applies (90.0s)

  1) [journeys] › e2e/a.spec.ts:9:1 › applies

    Error: element(s) not found

  1 failed
`);
});

test("of a page stay the words of its content", () => {
  const context = `# Error details

element(s) not found

# Page snapshot

\`\`\`yaml
- generic [ref=e1]:
  - banner [ref=e2]:
    - button "Search" [ref=e3] [cursor=pointer]
  - main [ref=e4]:
    - generic [ref=e5]:
      - heading "Run" [level=1] [ref=e6]
      - link "dev/platform" [ref=e7] [cursor=pointer]:
        - /url: /environments/dev
      - paragraph [ref=e8]: Errored
\`\`\`
`;
  expect(shownText(context)).toBe(`      - heading "Run" [level=1]
      - link "dev/platform":
      - paragraph: Errored`);
});
