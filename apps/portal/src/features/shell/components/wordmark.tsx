import { Group, Text } from "@mantine/core";

export function Wordmark({ compact = false }: { compact?: boolean }) {
  return (
    <Group gap={8} wrap="nowrap">
      <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden>
        <rect x="1" y="1" width="20" height="20" rx="5" fill="var(--mantine-primary-color-filled)" />
        <path
          d="M6 15V9a3 3 0 0 1 3-3h4a3 3 0 0 1 3 3v6M11 6v9"
          stroke="#fff"
          strokeWidth="1.75"
          strokeLinecap="round"
          fill="none"
        />
      </svg>
      {!compact && (
        <Text fw={600} size="md" lh={1}>
          Greenroom
        </Text>
      )}
    </Group>
  );
}
