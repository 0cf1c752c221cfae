"use client";

import dynamic from "next/dynamic";

// Every page comes with what it shows instead of itself, so its words come only when they are needed.
export default dynamic(() =>
  import("#portal/features/shell/components/forbidden-page.tsx").then((loaded) => loaded.ForbiddenPage),
);
