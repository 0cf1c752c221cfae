import type { ModelFault } from "@greenroom/core/architecture";
import { Alert, Code, List } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { RelativeTime } from "#portal/design/index.ts";

const shownMax = 8;

/** The newest edit of the model is faulty: what is drawn is older, and here is what to repair. */
export function ModelBanner({ faults, loadedAt }: { faults: readonly ModelFault[]; loadedAt: string }) {
  if (faults.length === 0) return null;
  const more = faults.length - shownMax;
  return (
    <Alert
      color="yellow"
      variant="light"
      icon={<IconAlertTriangle size={16} />}
      title={`The newest edit of the model has ${faults.length === 1 ? "a fault" : `${faults.length} faults`}`}
      mb="md"
      // Mantine's own yellow is too pale to be read.
      styles={{ title: { color: "var(--gr-warn)" } }}
    >
      What you see was loaded <RelativeTime at={loadedAt} /> and stays until the faults are repaired.
      <List size="xs" mt={6} spacing={2}>
        {faults.slice(0, shownMax).map(({ file, line, column, message }) => (
          <List.Item key={`${file}:${line}:${column}:${message}`}>
            <Code>
              {file}:{line}
            </Code>{" "}
            {message}
          </List.Item>
        ))}
      </List>
      {more > 0 && `and ${more} more`}
    </Alert>
  );
}
