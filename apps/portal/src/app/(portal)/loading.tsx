import { Skeleton, Stack } from "@mantine/core";

export default function Loading() {
  return (
    <Stack gap="md" role="status" aria-label="Loading">
      <Stack gap={6}>
        <Skeleton h={24} w={180} />
        <Skeleton h={14} w={320} />
      </Stack>
      <Skeleton h={160} radius="lg" />
      <Skeleton h={240} radius="lg" />
    </Stack>
  );
}
