import { Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { Wordmark } from "#portal/features/shell/components/wordmark.tsx";
import classes from "./sign-in-card.module.css";

export function SignInCard({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <Stack gap="lg">
          <Wordmark />
          <Stack gap={6}>
            <Title order={1} fz="1.125rem">
              {title}
            </Title>
            <Text c="dimmed" component="div">
              {children}
            </Text>
          </Stack>
        </Stack>
      </div>
    </main>
  );
}
