/** Shows a thing on the page that is open.
 * @returns false = it is not on it */
export type Finder = (thing: string) => boolean;

const finders: Finder[] = [];

/** A page that can show things by name, such as a map, offers to find them while it is open.
 * @returns to be called when it goes */
export function offerFinder(finder: Finder): () => void {
  finders.push(finder);
  return () => {
    finders.splice(finders.indexOf(finder), 1);
  };
}

/** @param thing such as "component:shop"
 * @returns whether the open page shows it now, so that there is nowhere to go */
export function findOnPage(thing: string): boolean {
  return finders.some((finder) => finder(thing));
}
