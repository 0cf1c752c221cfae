import {
  parseAsInteger,
  parseAsNumberLiteral,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
} from "nuqs";
import { focusDepths, focusDirections } from "#portal/features/architecture/focus.ts";
import { overlayIds } from "#portal/features/architecture/overlays/overlay.ts";
import { panelTabs } from "../panel/panel-tabs.ts";

/** Everything that a reader chose, so that a link shows the same. Short names: people read them. */
const urlState = {
  select: parseAsString,
  tab: parseAsStringLiteral(panelTabs).withDefault("overview"),
  /** The document that is open among the details, by its path. */
  doc: parseAsString,
  view: parseAsStringLiteral(["diagram", "table"] as const).withDefault("diagram"),
  overlay: parseAsStringLiteral(overlayIds).withDefault("health"),
  /** Of the heat map that the risk overlay brings along. */
  cell: parseAsString,
  focus: parseAsString,
  direction: parseAsStringLiteral(focusDirections).withDefault("both"),
  depth: parseAsNumberLiteral(focusDepths).withDefault(2),
  team: parseAsString,
  tier: parseAsInteger,
  requirement: parseAsString,
  kind: parseAsString,
  data: parseAsString,
  risk: parseAsString,
  others: parseAsStringLiteral(["dim", "hide"] as const).withDefault("dim"),
};

export const noFilter = {
  team: null,
  tier: null,
  requirement: null,
  kind: null,
  data: null,
  risk: null,
} as const;

export function useViewState() {
  return useQueryStates(urlState, { history: "replace" });
}
export type ViewState = ReturnType<typeof useViewState>[0];
export type SetViewState = ReturnType<typeof useViewState>[1];
