#!/usr/bin/env bash
# Library:   @mantine/core and @mantine/spotlight 9.7.3 (npm), with React 19.3.1, read by axe-core 4.14.1 in jsdom
#            26.1.0. Needs node >= 20 and npm.
# Behaviour: `aria-label` given to a Modal without a title, or to a Spotlight, is put on the element around it that has no
#            role. The element with role="dialog" inside stays without a name: a screen reader says "dialog", and
#            axe reports aria-dialog-name (serious) although the code names it. `attributes={{ content: … }}` names it.
# Expected:  the label of a Modal names its dialog.
# Seen:      2026-11-28, node 20.20.2: the label is on the div mantine-Modal-root; the dialog has neither aria-label
#            nor aria-labelledby; with `attributes` axe reports nothing.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{ "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact @mantine/core@9.7.3 @mantine/hooks@9.7.3 \
  @mantine/spotlight@9.7.3 react@19.3.1 react-dom@19.3.1 jsdom@26.1.0 axe-core@4.14.1

# What a browser has, as far as the components ask for it.
cat >browser.mjs <<'JS'
import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { JSDOM } from "jsdom";

const page = '<!doctype html><html lang="en"><head><title>t</title></head><body><main></main></body></html>';
const { window } = new JSDOM(page, { pretendToBeVisual: true, runScripts: "outside-only", url: "http://localhost/" });
for (const name of ["document", "Element", "HTMLElement", "HTMLAnchorElement", "HTMLInputElement", "Node", "DocumentFragment", "ShadowRoot", "MutationObserver"])
  globalThis[name] = window[name];
for (const name of ["getComputedStyle", "requestAnimationFrame", "cancelAnimationFrame"])
  globalThis[name] = window[name].bind(window);
globalThis.window = window;
globalThis.IS_REACT_ACT_ENVIRONMENT = true;
Object.defineProperty(globalThis, "navigator", { value: window.navigator, configurable: true });
globalThis.ResizeObserver = window.ResizeObserver = class { observe() {} unobserve() {} disconnect() {} };
window.matchMedia = () => ({ matches: false, addEventListener() {}, removeEventListener() {}, addListener() {}, removeListener() {} });
window.HTMLElement.prototype.scrollIntoView = () => undefined;

const React = (await import("react")).default;
const { createRoot } = await import("react-dom/client");
export const Mantine = await import("@mantine/core");
export const SpotlightPackage = await import("@mantine/spotlight");
export const h = React.createElement;

let root;
export async function render(element) {
  await React.act(async () => {
    root?.unmount();
    root = createRoot(document.querySelector("main"));
    root.render(h(Mantine.MantineProvider, { env: "test" }, element));
  });
  await React.act(() => delay(300));
}

window.eval(readFileSync("node_modules/axe-core/axe.min.js", "utf8"));
export const axe = (rules) => window.axe.run(document, { runOnly: rules });
JS

cat >show.mjs <<'JS'
import { axe, h, Mantine, render, SpotlightPackage } from "./browser.mjs";

const { Modal } = Mantine;
const { Spotlight } = SpotlightPackage;
const actions = [{ id: "home", label: "Home" }];

async function namesOf(title, element) {
  await render(element);
  const dialog = document.querySelector('[role="dialog"]');
  const labelled = document.querySelector("[aria-label]");
  const { violations } = await axe(["aria-dialog-name"]);
  const name = dialog?.getAttribute("aria-label") ?? null;
  console.log(`${title}: the dialog's name is ${name}; the label is on ${labelled?.className.split(" ").at(-1)}; axe: ${violations.map(({ id, impact }) => `${id} (${impact})`).join() || "nothing"}`);
  return name;
}

const modal = await namesOf("Modal with aria-label", h(Modal, { opened: true, onClose() {}, withCloseButton: false, "aria-label": "Ask" }, "Sure?"));
const spotlight = await namesOf("Spotlight with aria-label", h(Spotlight, { actions, forceOpened: true, "aria-label": "Search" }));
const named = await namesOf("Modal with attributes", h(Modal, { opened: true, onClose() {}, withCloseButton: false, attributes: { content: { "aria-label": "Ask" } } }, "Sure?"));

if (modal !== null || spotlight !== null || named !== "Ask") {
  console.log("changed: aria-label names the dialog");
  process.exit(1);
}
process.exit(0);
JS
node show.mjs
