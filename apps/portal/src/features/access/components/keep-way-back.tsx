"use client";

import { useEffect } from "react";
import { returnCookie } from "../return-path.ts";

const keptSeconds = 3_600;

/** Keeps where somebody wanted to go until they have opened their sign-in link. The part behind # never reaches the
 * server, so the browser keeps it. */
export function KeepWayBack({ to }: { to: string }) {
  useEffect(() => {
    const { hash, protocol } = window.location;
    const value = encodeURIComponent(to.includes("#") ? to : to + hash);
    const isSecure = protocol === "https:" ? "; secure" : "";
    document.cookie = `${returnCookie}=${value}; path=/; max-age=${keptSeconds}; samesite=lax${isSecure}`;
  }, [to]);
  return null;
}
