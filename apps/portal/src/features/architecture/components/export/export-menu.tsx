import type { DiagramView } from "@greenroom/core/architecture";
import { Button, Menu } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useNotify } from "#portal/design/use-notify.ts";
import type { DiagramPage } from "#portal/features/architecture/architecture-view.ts";
import type { EmphasisView } from "#portal/features/architecture/emphasis.ts";
import type { OverlayView } from "#portal/features/architecture/overlays/overlay.ts";
import { download } from "./download.ts";
import { drawExport } from "./draw-export.ts";
import { toPng } from "./to-png.ts";
import { toViewJson } from "./to-view-json.ts";

/** What is on the screen, to take away. */
export function ExportMenu(props: {
  page: DiagramPage;
  view: DiagramView;
  overlay: OverlayView;
  emphasis: EmphasisView;
}) {
  const notify = useNotify();
  const name = `${props.page.title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}-${props.overlay.title.toLowerCase().replaceAll(" ", "-")}`;
  const offers = [
    {
      label: "SVG",
      make: async () => download(`${name}.svg`, new Blob([drawExport(props).svg], { type: "image/svg+xml" })),
    },
    { label: "PNG", make: async () => download(`${name}.png`, await toPng(drawExport(props))) },
    {
      label: "Mermaid text",
      make: async () => download(`${name}.mmd`, new Blob([props.page.text], { type: "text/plain" })),
    },
    {
      label: "JSON of this view",
      make: async () => download(`${name}.json`, new Blob([toViewJson(props)], { type: "application/json" })),
    },
  ];
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" size="compact-sm" fz="xs" leftSection={<IconDownload size={14} />}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {offers.map(({ label, make }) => (
          <Menu.Item
            key={label}
            onClick={() =>
              void make().catch((error: unknown) =>
                notify({
                  color: "red",
                  title: "The diagram could not be exported",
                  message: error instanceof Error ? error.message : "Try another format.",
                }),
              )
            }
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
