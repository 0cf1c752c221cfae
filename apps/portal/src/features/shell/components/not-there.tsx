"use client";

import { Anchor } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { Fragment } from "react";
import classes from "./not-there.module.css";

/** Says that the address asks for something that is not there, and leads to what is; nothing where it is there, or where
 * nothing is asked for.
 * @param parameter of the address
 * @param what it names, such as "environment"
 * @param instead what is shown instead, as a sentence */
export function NotThere({
  parameter,
  what,
  known,
  instead,
}: {
  parameter: string;
  what: string;
  known: readonly { readonly id: string; readonly name: string }[];
  instead: string;
}) {
  const path = usePathname();
  const asked = useSearchParams();
  const wanted = asked.get(parameter);
  if (!wanted || known.some(({ id }) => id === wanted)) return null;
  const leadTo = (id: string) => {
    const parameters = new URLSearchParams(asked);
    parameters.set(parameter, id);
    return `${path}?${parameters}`;
  };
  return (
    <p className={classes.note} role="status">
      <IconAlertTriangle size={16} aria-hidden />
      <span>
        There is no {what} “{wanted}” that you can see. {instead}{" "}
        {known.length > 0 && (
          <>
            There {known.length === 1 ? "is" : "are"}{" "}
            {known.map(({ id, name }, index) => (
              <Fragment key={id}>
                {index > 0 && ", "}
                <Anchor component={Link} href={leadTo(id)} inherit underline="always" prefetch={false}>
                  {name}
                </Anchor>
              </Fragment>
            ))}
            .
          </>
        )}
      </span>
    </p>
  );
}
