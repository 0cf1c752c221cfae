"use client";

import type { NotificationData } from "@mantine/notifications";
import { useEffect } from "react";
import { later } from "./later.ts";

const loadStore = () => import("@mantine/notifications");

/** Where notifications are shown; there once a part of the page may have one. */
export const notificationCorner = later(() =>
  Promise.all([import("./notification-corner.tsx"), loadStore()]).then(
    ([{ NotificationCorner }]) => NotificationCorner,
  ),
);

/** For a part that may have to tell something. Its code is fetched once the part is there: what it tells is often that
 * the portal cannot be reached, and then it is too late to fetch anything. */
export function useNotify(): (notification: NotificationData) => void {
  useEffect(() => void notificationCorner.fetch(), []);
  return notify;
}

function notify(notification: NotificationData): void {
  void Promise.all([loadStore(), notificationCorner.fetch()]).then(([{ notifications }]) =>
    notifications.show(notification),
  );
}
