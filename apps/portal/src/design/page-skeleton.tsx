import { Skeleton, Stack } from "@mantine/core";

/** The outline of a page while its data is read. */
export function PageSkeleton() {
  return (
    <Stack gap="md" role="status" aria-label="Loading">
      <Stack gap={6}>
        <Skeleton h={24} w={180} />
        <Skeleton h={14} w={320} maw="100%" />
      </Stack>
      <Skeleton h={160} radius="lg" />
      <Skeleton h={240} radius="lg" />
    </Stack>
  );
}
