import { stripVTControlCharacters } from "node:util";
import type { PreparationStep } from "@greenroom/core/platform";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Terminal } from "./terminal.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Keeps what a stream is given. */
function streamOf(isTTY: boolean) {
  let written = "";
  const stream = { isTTY, columns: 80, write: (text: string) => void (written += text) };
  return {
    terminal: new Terminal(stream as unknown as NodeJS.WriteStream),
    read: () => written,
    lines: () => stripVTControlCharacters(written).split("\n").filter(Boolean),
  };
}

const step = (id: string, percent: number, changes: Partial<PreparationStep> = {}): PreparationStep => ({
  id,
  label: id,
  state: "running",
  percent,
  detail: "building",
  startedAt: null,
  finishedAt: null,
  failure: null,
  ...changes,
});

test("a log of two parts that report all the time has at most one line a second", () => {
  const { terminal, lines } = streamOf(false);
  for (let tenth = 0; tenth < 600; tenth += 1) {
    terminal.step(step("tools", tenth / 6));
    terminal.step(step("cluster", tenth / 6, { detail: `doing ${tenth}` }));
    vi.advanceTimersByTime(100);
  }
  expect(lines().length).toBeLessThanOrEqual(61);
  // Neither drowns the other.
  expect(lines().filter((line) => line.includes("tools")).length).toBeGreaterThanOrEqual(9);
  expect(lines().filter((line) => line.includes("cluster")).length).toBeGreaterThan(20);
});

test("a log says nothing twice", () => {
  const { terminal, lines } = streamOf(false);
  for (let second = 0; second < 300; second += 1) {
    terminal.step(step("tools", 41 + second / 300));
    terminal.step(step("cluster", 7));
    vi.advanceTimersByTime(1000);
  }
  expect(lines()).toHaveLength(2);
});

test("what is ready or failed is said at once, and progress of it no more", () => {
  const { terminal, lines } = streamOf(false);
  terminal.step(step("tools", 10));
  terminal.step(step("tools", 100, { state: "ready", detail: "" }));
  const failure = { what: "No cluster", why: "no room", remedy: "make room" };
  terminal.step(step("cluster", 3, { state: "failed", failure }));
  vi.advanceTimersByTime(10_000);
  expect(lines().map((line) => line.trim())).toEqual([
    expect.stringMatching(/^✔ tools ready/),
    "✖ No cluster",
    "no room",
    "→ make room",
  ]);
});

test("a terminal has one live line for each part, below what was said", () => {
  const { terminal, read } = streamOf(true);
  terminal.step(step("tools", 1));
  terminal.step(step("cluster", 2));
  terminal.line("said");
  expect(screenOf(read())).toEqual([
    "said",
    expect.stringMatching(/^• tools: building, 1 %/),
    expect.stringMatching(/^• cluster: building, 2 %/),
  ]);
  terminal.step(step("tools", 100, { state: "ready", detail: "" }));
  terminal.step(step("cluster", 50));
  expect(screenOf(read())).toEqual([
    "said",
    expect.stringMatching(/^✔ tools ready/),
    expect.stringMatching(/^• cluster: building, 50 %/),
  ]);
});

const escape = String.fromCharCode(27);

/** What stands on the screen when "up so many lines and clear from there" is obeyed. */
function screenOf(written: string): readonly string[] {
  const screen: string[] = [];
  const up = new RegExp(`(\r${escape}\\[\\d+A${escape}\\[0J)`);
  for (const part of written.split(up)) {
    const lines = /\[(\d+)A/.exec(part)?.[1];
    if (part.startsWith("\r") && lines !== undefined) screen.length -= Number(lines);
    else screen.push(...stripVTControlCharacters(part).split("\n").slice(0, -1));
  }
  return screen;
}
