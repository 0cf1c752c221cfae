"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { environmentNameIn } from "../environment-name-in.ts";
import { labelOfPath } from "../page-labels.ts";
import { pageAt } from "../pages.ts";
import { useShell } from "../shell-context.ts";
import classes from "./app-frame.module.css";

/** The URL, as a way back; nothing on a page that the rail leads to directly. */
export function Breadcrumb() {
  const path = usePathname();
  const { environments } = useShell();
  const page = pageAt(path);
  if (!page || page.path === path) return null;
  const rest = path.slice(page.path.length).split("/").filter(Boolean);
  return (
    <nav aria-label="Breadcrumb">
      <ol className={classes.crumbs}>
        <li>
          <Link href={page.path}>{page.label}</Link>
        </li>
        {rest.map((part, index) => {
          const href = [page.path, ...rest.slice(0, index + 1)].join("/");
          const name = decodeURIComponent(part);
          const label = labelOfPath(href) ?? environmentNameIn(environments, name);
          return (
            <li key={href}>
              <span aria-hidden>/ </span>
              {index === rest.length - 1 ? (
                <span aria-current="page">{label}</span>
              ) : (
                <Link href={href}>{label}</Link>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
