/** A place that the keyboard was at, and what it stood in, innermost first. */
interface Step {
  readonly element: HTMLElement;
  readonly around: readonly HTMLElement[];
}

const stepsKept = 12;
/** What may be given the focus in place of something that stood in it. */
const places = "section, [role=region], [role=group], [role=dialog], li, tr, article, main";

/** Where the focus has been. What is focused is often what an action takes away: a button that is no longer offered, a
 * dialog that closes, a row that is gone. The browser then leaves the focus nowhere, and somebody at the keyboard or
 * with a screen reader begins again at the top of the page. */
export class FocusTrail {
  #steps: Step[] = [];

  /** Something got the focus. */
  reached(element: HTMLElement): void {
    const around: HTMLElement[] = [];
    for (let outer = element.parentElement; outer !== null; outer = outer.parentElement) around.push(outer);
    this.#steps = [...this.#steps.filter((step) => step.element !== element), { element, around }].slice(
      -stepsKept,
    );
  }

  /** Somebody let go of the focus on purpose. */
  leave(): void {
    this.#steps = [];
  }

  /** Where the focus goes on, now that it is nowhere: to the newest place of the trail that is still there, else to
   * what is left of where it stood.
   * @returns null = wait: what had it may have it again */
  next(): HTMLElement | null {
    const last = this.#steps.at(-1);
    if (last === undefined || last.element.isConnected) return canHold(last?.element);
    for (const { element, around } of this.#steps.toReversed()) {
      if (element.isConnected && canHold(element)) return element;
      const left = around.find((outer) => outer.isConnected && outer.matches(places));
      if (left) return left.matches("main") ? (left.querySelector("h1") ?? left) : left;
    }
    return document.querySelector("main h1");
  }
}

function canHold(element: HTMLElement | undefined): HTMLElement | null {
  if (element === undefined || element.matches(":disabled") || element.closest("[inert]")) return null;
  return element;
}
