// @vitest-environment happy-dom
import { userIdSchema } from "@greenroom/core/access";
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ShellContext } from "../shell-context.ts";
import { type Question, QuestionForm } from "./question-form.tsx";

vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
// A field that grows measures itself again once fonts are there; this document knows none.
Object.defineProperty(document, "fonts", { value: new EventTarget() });

const place = (id: string, name: string, production: boolean) => ({ id, name, production, layers: [] });
const environments = [place("dev", "Development", false), place("live", "Live", true)];
const viewer = { id: userIdSchema.parse("vera"), name: "Vera", email: "vera@greenroom.local", grants: [] };
const asked: Question = {
  title: "Roll back?",
  facts: [["Release", "1.0.0"]],
  environment: "dev",
  consequence: "It goes back.",
  keep: "Not now",
  act: "Roll back",
  comment: "optional",
};

let root: Root;
const decide = vi.fn<(comment: string) => Promise<void>>(() => Promise.resolve());
const onClose = vi.fn<() => void>();
beforeEach(() => {
  vi.clearAllMocks();
  document.body.innerHTML = "<div></div>";
  root = createRoot(document.querySelector("div") as HTMLElement);
});
afterEach(() => act(async () => root.unmount()));

async function show(
  changes: Partial<Question>,
  isReady = true,
  more: { readonly onDone?: () => void } = {},
): Promise<void> {
  const facts = { viewer, environments, services: [], promoted: [], preparation: null, notices: [] };
  await act(async () =>
    root.render(
      <MantineProvider>
        <QueryClientProvider client={new QueryClient()}>
          <ShellContext value={facts}>
            <QuestionForm
              question={{ ...asked, ...changes }}
              decide={decide}
              onClose={onClose}
              isReady={isReady}
              {...more}
            />
          </ShellContext>
        </QueryClientProvider>
      </MantineProvider>,
    ),
  );
}

const button = (words: string) =>
  [...document.querySelectorAll("button")].find(({ textContent }) => textContent === words);
const field = (label: string) => {
  const named = [...document.querySelectorAll("label")].find(({ textContent }) =>
    textContent?.startsWith(label),
  );
  return named && document.querySelector<HTMLInputElement>(`#${CSS.escape(named.htmlFor)}`);
};

async function type(label: string, words: string): Promise<void> {
  const input = field(label);
  if (!input) throw new Error(`there is no field ${label}`);
  await act(async () => {
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(input), "value")?.set?.call(input, words);
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

test("it says what and where, and the choice that changes nothing has the focus", async () => {
  await show({});
  expect(document.body.textContent).toContain("1.0.0");
  expect(document.body.textContent).toContain("Development");
  expect(document.activeElement).toBe(button("Not now"));
  await act(async () => button("Not now")?.click());
  expect(onClose).toHaveBeenCalledTimes(1);
  expect(decide).not.toHaveBeenCalled();
});

test("in production nothing is done before its name is typed", async () => {
  await show({ environment: "live" });
  expect(button("Roll back")?.disabled).toBe(true);
  await type("Type Live to go on", "Development");
  expect(button("Roll back")?.disabled).toBe(true);
  await type("Type Live to go on", "live");
  await type("Comment", " Because it fails ");
  await act(async () => button("Roll back")?.click());
  expect(decide).toHaveBeenCalledExactlyOnceWith("Because it fails");
  expect(onClose).toHaveBeenCalledTimes(1);
});

test("elsewhere no name is asked for, and a comment may be left out", async () => {
  await show({});
  expect(field("Type")).toBeUndefined();
  await act(async () => button("Roll back")?.click());
  expect(decide).toHaveBeenCalledExactlyOnceWith("");
});

test("what leads to another page when it is done closes nothing by itself", async () => {
  const onDone = vi.fn<() => void>();
  await show({}, true, { onDone });
  await act(async () => button("Roll back")?.click());
  await vi.waitFor(() => expect(onDone).toHaveBeenCalledTimes(1));
  expect(onClose).not.toHaveBeenCalled();
});

test("a reason that is needed cannot be left out", async () => {
  await show({ comment: "needed" });
  expect(button("Roll back")?.disabled).toBe(true);
  await type("Reason", "It fails");
  expect(button("Roll back")?.disabled).toBe(false);
});

test("what cannot be done yet is not offered, and a refusal says why and stays", async () => {
  await show({}, false);
  expect(button("Roll back")?.disabled).toBe(true);
  await show({});
  decide.mockRejectedValueOnce(new Error("the gates are closed"));
  await act(async () => button("Roll back")?.click());
  await vi.waitFor(() => expect(document.body.textContent).toContain("the gates are closed"));
  expect(onClose).not.toHaveBeenCalled();
});
