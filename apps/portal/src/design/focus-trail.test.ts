import { Window } from "happy-dom";
import { beforeEach, expect, test, vi } from "vitest";
import { FocusTrail } from "./focus-trail.ts";

const { document } = new Window() as unknown as { document: Document };
vi.stubGlobal("document", document);

let trail: FocusTrail;
const at = (selector: string) => document.querySelector<HTMLElement>(selector) as HTMLElement;
const reach = (selector: string) => trail.reached(at(selector));

beforeEach(() => {
  trail = new FocusTrail();
  document.body.innerHTML = `
    <main><h1>Run</h1>
      <section id="decision"><div><button id="approve">Approve</button><button id="discard">Discard</button></div></section>
    </main>
    <div id="portal"><div role="dialog"><button id="keep">Keep</button></div></div>`;
});

test("a dialog that closes gives the focus back to what opened it", () => {
  reach("#approve");
  reach("#keep");
  at("[role=dialog]").remove();
  expect(trail.next()?.id).toBe("approve");
});

test("where that is gone too, to what is left around it", () => {
  reach("#approve");
  reach("#keep");
  at("[role=dialog]").remove();
  at("#approve").remove();
  expect(trail.next()?.id).toBe("decision");
});

test("where nothing is left around it, to what the page is about", () => {
  reach("#approve");
  at("#decision").remove();
  expect(trail.next()?.textContent).toBe("Run");
});

test("a button that is busy has it again when it is done, and not before", () => {
  reach("#approve");
  at("#approve").setAttribute("disabled", "");
  expect(trail.next()).toBeNull();
  at("#approve").removeAttribute("disabled");
  expect(trail.next()?.id).toBe("approve");
});

test("nobody who let go of it has it put anywhere", () => {
  reach("#approve");
  trail.leave();
  expect(trail.next()).toBeNull();
});
