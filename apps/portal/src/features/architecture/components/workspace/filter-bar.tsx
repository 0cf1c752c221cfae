import { Button, SegmentedControl, Select } from "@mantine/core";
import type { RefObject } from "react";
import type { DiagramPage } from "#portal/features/architecture/architecture-view.ts";
import { countHidden, isFiltering } from "#portal/features/architecture/component-filter.ts";
import { filterChoices } from "#portal/features/architecture/filter-choices.ts";
import classes from "./workspace.module.css";
import { noFilter, type SetViewState, type ViewState } from "./use-view-state.ts";

/** Conditions that all must hold, and how many components they take out of this view. */
export function FilterBar({
  page,
  state,
  onChange,
  onClose,
  first,
}: {
  page: DiagramPage;
  state: ViewState;
  onChange: SetViewState;
  onClose: () => void;
  /** Gets the focus when the filter is opened by its key. */
  first: RefObject<HTMLInputElement | null>;
}) {
  const hidden = countHidden(page.facts, state);
  return (
    <div
      className={classes.strip}
      role="search"
      aria-label="Filter"
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) onClose();
      }}
    >
      {filterChoices(page).map(({ id, label, choices }, index) => (
        <Select
          key={id}
          ref={index === 0 ? first : null}
          className={classes.condition}
          size="xs"
          aria-label={label}
          placeholder={label}
          clearable
          searchable={choices.length > 8}
          clearButtonProps={{ "aria-label": `Any ${label.toLowerCase()}` }}
          data={[...choices]}
          value={state[id] === null ? null : String(state[id])}
          onChange={(value) =>
            void onChange({ [id]: id === "tier" ? (value === null ? null : Number(value)) : value })
          }
        />
      ))}
      <SegmentedControl
        aria-label="What does not match"
        value={state.others}
        onChange={(value) => void onChange({ others: value === "hide" ? "hide" : null })}
        data={[
          { value: "dim", label: "Dim" },
          { value: "hide", label: "Hide" },
        ]}
      />
      <span role="status" className={classes.count}>
        {isFiltering(state) && `${hidden} ${state.others === "hide" ? "hidden" : "dimmed"}`}
      </span>
      <Button
        variant="subtle"
        size="compact-xs"
        onClick={() => {
          void onChange(noFilter);
          onClose();
        }}
      >
        {isFiltering(state) ? "Clear" : "Close"}
      </Button>
    </div>
  );
}
