"use client";

import { Modal } from "@mantine/core";
import { type Question, QuestionForm } from "./question-form.tsx";

/** Asks once more before something that cannot be undone. Escape takes the choice that changes nothing.
 * @param decide rejects where it was refused: the dialog says why and stays */
export function ConfirmDialog({
  question,
  decide,
  onClose,
}: {
  readonly question: Question;
  readonly decide: (comment: string) => Promise<unknown>;
  readonly onClose: () => void;
}) {
  return (
    <Modal opened onClose={onClose} title={question.title} size={480}>
      <QuestionForm question={question} decide={decide} onClose={onClose} />
    </Modal>
  );
}
