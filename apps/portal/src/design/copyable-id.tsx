"use client";

import { CopyButton, UnstyledButton } from "@mantine/core";
import { Hint } from "./hint.tsx";

/** An id or digest, shortened; a click copies the whole of it. */
export function CopyableId({ value, length = 8 }: { value: string; length?: number }) {
  const [prefix, digest] = value.includes(":") ? value.split(/:(?=[^:]*$)/) : [null, value];
  const short = (digest ?? value).slice(0, length);
  const shown = prefix && prefix !== "sha256" ? `${prefix}:${short}` : short;
  return (
    <CopyButton value={value} timeout={1_500}>
      {({ copied, copy }) => (
        <Hint label={copied ? "Copied" : value} multiline maw={420}>
          <UnstyledButton className="gr-mono" onClick={copy} aria-label={`${shown}: copy ${value}`}>
            {shown}
          </UnstyledButton>
        </Hint>
      )}
    </CopyButton>
  );
}
