#!/usr/bin/env bash
# Library:   @mantine/core 9.7.3 (npm), with React 19.3.1, read by axe-core 4.14.1 in jsdom 26.1.0.
#            Needs node >= 20 and npm.
# Behaviour: every open Menu, with nothing set, puts an empty element before its items that can be focused and has
#            role="presentation". Something that can be focused is exposed all the same, so the menu owns a child that is no
#            item: axe reports aria-required-children (critical) for each of them.
#            `withInitialFocusPlaceholder={false}` leaves it out.
# Expected:  a menu of items alone passes.
# Seen:      2026-11-28, node 20.20.2: one critical violation with the settings as they come, none without the placeholder.
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
import { axe, h, Mantine, render } from "./browser.mjs";

const { Button, Menu } = Mantine;

async function violationsOf(title, options) {
  const target = h(Menu.Target, null, h(Button, null, "More"));
  const dropdown = h(Menu.Dropdown, null, h(Menu.Item, null, "Open"), h(Menu.Item, null, "Close"));
  await render(h(Menu, { opened: true, transitionProps: { duration: 0 }, ...options }, target, dropdown));
  const { violations } = await axe(["aria-required-children"]);
  const first = document.querySelector('[role="menu"]')?.firstElementChild;
  console.log(`${title}: the first child has role ${first?.getAttribute("role")}; axe: ${violations.map(({ id, impact }) => `${id} (${impact})`).join() || "nothing"}`);
  return violations.length;
}

const asItComes = await violationsOf("as it comes", {});
const without = await violationsOf("without the placeholder", { withInitialFocusPlaceholder: false });

if (asItComes !== 1 || without !== 0) {
  console.log("changed: a menu of items alone passes axe, or none does");
  process.exit(1);
}
process.exit(0);
JS
node show.mjs
