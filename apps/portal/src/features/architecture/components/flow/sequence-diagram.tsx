import { drawingId } from "@greenroom/core/architecture";
import { useEffect, useId, useMemo, useRef } from "react";
import { FailedState, Panel } from "#portal/design/index.ts";
import type { DrawnDiagram } from "#portal/features/architecture/architecture-view.ts";
import classes from "./sequence-diagram.module.css";

/** A flow over time. The step that is told is pointed out and brought into view. */
export function SequenceDiagram({
  drawn,
  label,
  step,
  onStep,
}: {
  drawn: DrawnDiagram;
  label: string;
  step: number;
  onStep: (step: number) => void;
}) {
  const id = `sequence-${useId().replaceAll(/[^a-zA-Z0-9]/g, "")}`;
  const source = "markup" in drawn ? drawn.markup : "";
  const markup = useMemo(() => source.replaceAll(drawingId, id), [source, id]);
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const svg = markup === "" ? null : holder.current?.querySelector("svg");
    if (!svg) return;
    numberMessages(svg);
    pointOut(svg, holder.current, step);
  }, [markup, step]);
  return (
    <Panel title="Sequence" flush>
      {"failure" in drawn ? (
        <div className={classes.failure}>
          <FailedState
            what="The sequence could not be drawn."
            why={drawn.failure}
            remedy="The list of steps shows the same."
          />
        </div>
      ) : (
        // The list of steps does the same for the keyboard.
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
        <div
          ref={holder}
          className={classes.sequence}
          role="region"
          aria-label={label}
          tabIndex={0}
          onClick={({ target }) => {
            const number =
              target instanceof Element && target.closest<SVGElement>("[data-step]")?.dataset["step"];
            if (number) onStep(Number(number));
          }}
          // Mermaid's own, from labels that are only ever text.
          dangerouslySetInnerHTML={{ __html: markup }}
        />
      )}
    </Panel>
  );
}

/** A message is a text, or several, followed by its line. */
function numberMessages(svg: SVGSVGElement): void {
  let step = 1;
  for (const element of svg.querySelectorAll<SVGElement>(
    '.messageText, [data-et="message"], .sequenceNumber',
  )) {
    element.dataset["step"] = String(element.classList.contains("sequenceNumber") ? step - 1 : step);
    if (element.dataset["et"] === "message") step += 1;
  }
}

function pointOut(svg: SVGSVGElement, holder: HTMLElement | null, step: number): void {
  for (const element of svg.querySelectorAll<SVGElement>("[data-step]"))
    element.dataset["current"] = String(element.dataset["step"] === String(step));
  const line = svg.querySelector(`[data-et="message"][data-step="${step}"]`)?.getBoundingClientRect();
  const room = holder?.getBoundingClientRect();
  // Only within its own frame: the page stays where the reader put it.
  if (line && room && holder)
    holder.scrollBy({
      left: line.left + line.width / 2 - (room.left + room.width / 2),
      top: line.top - (room.top + room.height / 2),
    });
}
