"use client";

import Link, { useLinkStatus } from "next/link";
import { type ComponentProps, useState } from "react";
import classes from "./intent-link.module.css";

/** A link that fetches its page ahead when somebody points at it, and says so while the page is on its way. Links that
 * are on every page would otherwise fetch all their pages together with each one that is opened. */
export function IntentLink({ children, ...props }: ComponentProps<typeof Link>) {
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
    >
      {children}
      <OnItsWay />
    </Link>
  );
}

function OnItsWay() {
  const { pending } = useLinkStatus();
  return pending ? <span className={classes.line} aria-hidden /> : null;
}
