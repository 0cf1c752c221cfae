import { Skeleton } from "@mantine/core";
import { useEffect, useEffectEvent, useId, useRef, useState } from "react";
import { FailedState, Panel } from "../../../../design/index.ts";
import { layOut } from "../canvas/render-diagram.ts";
import { unescapeHarmless } from "../../sequence-text.ts";
import classes from "./sequence-diagram.module.css";

/** A flow over time. The step that is told is pointed out and brought into view. */
export function SequenceDiagram({
  text,
  label,
  step,
  onStep,
}: {
  text: string;
  label: string;
  step: number;
  onStep: (step: number) => void;
}) {
  const svgId = `sequence-${useId().replaceAll(/[^a-zA-Z0-9]/g, "")}`;
  const holder = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<SVGSVGElement | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const lay = useEffectEvent((source: string) => layOut(svgId, unescapeHarmless(source)));
  useEffect(() => {
    let isCurrent = true;
    async function draw() {
      try {
        const svg = await lay(text);
        if (!isCurrent) return;
        numberMessages(svg);
        holder.current?.replaceChildren(svg);
        setDrawn(svg);
      } catch (error) {
        if (isCurrent) setFailure(error instanceof Error ? error.message : "It could not be drawn.");
      }
    }
    void draw();
    return () => {
      isCurrent = false;
    };
  }, [text]);
  useEffect(() => {
    if (drawn) pointOut(drawn, holder.current, step);
  }, [drawn, step]);
  return (
    <Panel title="Sequence" flush>
      {failure !== null ? (
        <div className={classes.failure}>
          <FailedState
            what="The sequence could not be drawn."
            why={failure}
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
        >
          <Skeleton height={320} aria-label="The sequence is being laid out" />
        </div>
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
