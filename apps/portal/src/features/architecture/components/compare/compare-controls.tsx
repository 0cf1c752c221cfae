import { Group, NativeSelect, SegmentedControl } from "@mantine/core";
import type { Comparison, ComparisonMode } from "#portal/features/architecture/compare/comparison-view.ts";
import { comparisonModes } from "#portal/features/architecture/compare/comparison-view.ts";
import type { CompareUrl, SetCompareUrl } from "./use-compare-url.ts";

const modeNames: Readonly<Record<ComparisonMode, string>> = {
  revision: "Model, then and now",
  cluster: "Model and cluster",
  terraform: "Model and Terraform",
  environments: "Environments",
};
const modeChoices = comparisonModes.map((value) => ({ value, label: modeNames[value] }));

/** What is held against what. */
export function CompareControls({
  url,
  data,
  onChange,
}: {
  url: CompareUrl;
  data: Comparison | undefined;
  onChange: SetCompareUrl;
}) {
  const choose = (value: string) =>
    onChange({
      mode: comparisonModes.find((candidate) => candidate === value) ?? null,
      from: null,
      to: null,
      zone: null,
      at: null,
    });
  return (
    <Group gap="xs">
      {data && <Sides data={data} url={url} onChange={onChange} />}
      <SegmentedControl
        visibleFrom="lg"
        size="xs"
        aria-label="What is compared"
        value={url.mode}
        onChange={choose}
        data={modeChoices}
      />
      <NativeSelect
        hiddenFrom="lg"
        size="xs"
        aria-label="What is compared"
        value={url.mode}
        onChange={(event) => choose(event.currentTarget.value)}
        data={modeChoices}
      />
    </Group>
  );
}

function Sides({ data, url, onChange }: { data: Comparison; url: CompareUrl; onChange: SetCompareUrl }) {
  const revisions = data.revisions.map(({ revision, subject, at }) => ({
    value: revision,
    label: `${at.slice(0, 10)} ${subject.slice(0, 60)}`,
  }));
  const environments = data.environments.map(({ id, name }) => ({ value: id, label: name }));
  const choose = (sides: Pick<Partial<CompareUrl>, "from" | "to">) =>
    onChange({ ...sides, zone: null, at: null });
  switch (data.mode) {
    case "revision":
      return (
        <>
          <NativeSelect
            size="xs"
            maw={280}
            aria-label="Compare with"
            value={url.from ?? data.revisions[1]?.revision}
            onChange={(event) => choose({ from: event.currentTarget.value })}
            data={revisions}
          />
          <NativeSelect
            size="xs"
            maw={280}
            aria-label="Compared"
            value={url.to ?? ""}
            onChange={(event) => choose({ to: event.currentTarget.value || null })}
            data={[{ value: "", label: "now" }, ...revisions]}
          />
        </>
      );
    case "environments":
      return (
        <>
          <NativeSelect
            size="xs"
            aria-label="Left"
            value={url.from ?? data.environments[0]?.id}
            onChange={(event) => choose({ from: event.currentTarget.value })}
            data={environments}
          />
          <NativeSelect
            size="xs"
            aria-label="Right"
            value={url.to ?? data.environments.at(-1)?.id}
            onChange={(event) => choose({ to: event.currentTarget.value })}
            data={environments}
          />
        </>
      );
    case "cluster":
    case "terraform":
      return null;
    default:
      return data.mode satisfies never;
  }
}
