/** What is used of jsdom. Its published types would bring the browser's into every package that has tests. */
declare module "jsdom" {
  export class JSDOM {
    constructor(html: string);
    readonly window: Window & typeof globalThis;
  }
}
