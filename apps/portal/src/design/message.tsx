import { foldMessage } from "./folded-message.ts";
import classes from "./message.module.css";

/** What a tool, a cluster or a database said: a sentence, and the rest of it folded. */
export function Message({ children }: { children: string }) {
  const { sentence, details } = foldMessage(children);
  if (details === null) return <span className={classes.sentence}>{sentence}</span>;
  return (
    <div className={classes.message}>
      <span className={classes.sentence}>{sentence}</span>
      <details className={classes.details}>
        <summary>Details</summary>
        {/* A scrolling region must be reachable by keyboard. */}
        <pre tabIndex={0} aria-label="Details">
          {details}
        </pre>
      </details>
    </div>
  );
}
