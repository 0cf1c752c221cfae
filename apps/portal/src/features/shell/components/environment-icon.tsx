import { IconServer2, IconShieldFilled } from "@tabler/icons-react";
import type { ShellEnvironment } from "../shell-context.ts";

/** Null = all environments. */
export function EnvironmentIcon({ environment }: { environment: ShellEnvironment | null }) {
  return environment?.production ? (
    <IconShieldFilled size={16} color="var(--gr-production)" aria-hidden />
  ) : (
    <IconServer2 size={16} stroke={1.6} aria-hidden />
  );
}
