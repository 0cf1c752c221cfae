import { MantineProvider } from "@mantine/core";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { MarkdownText } from "./markdown-text.tsx";

const drawn = (text: string) =>
  renderToStaticMarkup(
    <MantineProvider>
      <MarkdownText
        text={text}
        from="docs/a.md"
        documents={["docs/a.md", "docs/b.md"]}
        onOpen={() => undefined}
      />
    </MantineProvider>,
  );

test.each([
  ["a heading stands below the panel's", "# Title", "<h3>Title</h3>"],
  ["raw HTML stays text", "<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"],
  ["a picture stays its words", "![Overview](https://elsewhere.example/a.png)", "[image: Overview]"],
  ["an address opens beside the portal", "[SRE](https://sre.google/)", 'target="_blank" rel="noreferrer"'],
  ["a document of the component opens here", "[B](b.md)", 'type="button">B</button>'],
  ["any other is named", "[C](../c.md)", "(c.md)"],
  ["a table scrolls by itself", "| A |\n| --- |\n| 1 |", 'aria-label="Table" tabindex="0"><table>'],
])("%s", (_, text, expected) => expect(drawn(text)).toContain(expected));

test.each([
  ["<img src=x onerror=alert(1)>", "<img"],
  ["![x](https://elsewhere.example/a.png)", "<img"],
  ["[x](javascript:alert(1))", "javascript:"],
])("%s draws no %s", (text, refused) => expect(drawn(text)).not.toContain(refused));
