let toggle: (() => void) | null = null;
let isPending = false;

/** Somebody wants the palette: it opens, or closes if it is open; when its code is still on its way, as soon as it is
 * there. */
export function wishForPalette(): void {
  if (toggle) toggle();
  else isPending = true;
}

/** For the palette, once it is there.
 * @returns to be called when it goes */
export function answerWishes(answer: () => void): () => void {
  toggle = answer;
  if (isPending) answer();
  isPending = false;
  return () => {
    toggle = null;
  };
}
