"use client";

import dynamic from "next/dynamic";

// Every page comes with what it shows instead of itself, so its words come only when they are needed.

export const NotFound = dynamic(() => import("./not-found-page.tsx").then((loaded) => loaded.NotFoundPage));

export const Forbidden = dynamic(() => import("./forbidden-page.tsx").then((loaded) => loaded.ForbiddenPage));
