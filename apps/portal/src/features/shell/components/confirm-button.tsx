"use client";

import { Button, type ButtonProps } from "@mantine/core";
import { useState } from "react";
import { later } from "#portal/design/later.ts";
import type { Question } from "./question-form.tsx";

const dialog = later(() => import("./confirm-dialog.tsx").then(({ ConfirmDialog }) => ConfirmDialog));

/** A button that asks before it acts. */
export function ConfirmButton({
  question,
  decide,
  children,
  ...props
}: Pick<ButtonProps, "variant" | "size" | "disabled"> & {
  readonly question: Question;
  readonly decide: (comment: string) => Promise<unknown>;
  readonly children: string;
  readonly "aria-label"?: string;
  readonly "aria-describedby"?: string | undefined;
}) {
  const [isAsking, setAsking] = useState(false);
  const fetchIt = () => void dialog.fetch();
  return (
    <>
      <Button
        {...props}
        aria-haspopup="dialog"
        onPointerEnter={fetchIt}
        onFocus={fetchIt}
        onClick={() => {
          fetchIt();
          setAsking(true);
        }}
      >
        {children}
      </Button>
      {isAsking && <dialog.Component question={question} decide={decide} onClose={() => setAsking(false)} />}
    </>
  );
}
