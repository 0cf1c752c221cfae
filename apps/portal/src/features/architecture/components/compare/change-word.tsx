import type { ChangeKind } from "@greenroom/core/architecture";
import { changeSigns } from "#portal/features/architecture/compare/change-signs.ts";
import type { ChangeWords } from "#portal/features/architecture/compare/change-words.ts";
import classes from "./change-word.module.css";

export function ChangeWord({ change, words }: { change: ChangeKind; words: ChangeWords }) {
  return (
    <span className={classes.change} data-change={change}>
      <span aria-hidden>{changeSigns[change]}</span> {words[change]}
    </span>
  );
}
