import { Anchor, Breadcrumbs, Text } from "@mantine/core";
import Link from "next/link";
import { useKeptAddress } from "#portal/features/shell/use-kept-address.ts";
import type { DiagramPage } from "../architecture-view.ts";

/** The way back up, one level each. */
export function DiagramTrail({ trail }: { trail: DiagramPage["trail"] }) {
  const keep = useKeptAddress();
  return (
    <Breadcrumbs separator="›" separatorMargin={6} aria-label="Level">
      {trail.map(({ label, path }, index) =>
        index === trail.length - 1 ? (
          <Text key={path} span inherit aria-current="location">
            {label}
          </Text>
        ) : (
          <Anchor key={path} component={Link} href={keep(path)} inherit fw={500}>
            {label}
          </Anchor>
        ),
      )}
    </Breadcrumbs>
  );
}
