import type { DiagramNode } from "@greenroom/core/architecture";
import { Anchor, Text } from "@mantine/core";
import Link from "next/link";
import { viewPaths } from "#portal/features/architecture/paths.ts";

export function UnmodelledOverview({ node }: { node: DiagramNode }) {
  return (
    <>
      <Text mb="sm">
        Seen running {node.detail}, and no component of the model is bound to it: it has no owner, no tier and
        no place in any flow.
      </Text>
      <Anchor component={Link} href={viewPaths.findings} fz="sm">
        What the rules say of it
      </Anchor>
    </>
  );
}
