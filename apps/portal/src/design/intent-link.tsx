"use client";

import Link from "next/link";
import { type ComponentProps, useState } from "react";

/** A link that fetches its page ahead when somebody points at it. Links that are on every page would otherwise fetch
 * all their pages together with each one that is opened. */
export function IntentLink(props: ComponentProps<typeof Link>) {
  const [isMeant, setMeant] = useState(false);
  return (
    <Link
      {...props}
      prefetch={isMeant ? null : false}
      onMouseEnter={(event) => {
        setMeant(true);
        props.onMouseEnter?.(event);
      }}
      onFocus={(event) => {
        setMeant(true);
        props.onFocus?.(event);
      }}
    />
  );
}
