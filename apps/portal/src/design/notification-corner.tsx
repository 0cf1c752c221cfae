"use client";

import { Notifications } from "@mantine/notifications";

export function NotificationCorner() {
  return <Notifications position="bottom-right" limit={3} />;
}
