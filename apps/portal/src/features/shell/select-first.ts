import type { SpotlightStore } from "@mantine/spotlight";

/** Of results that came after the last letter: Mantine selects the first one only while somebody types, so that Enter
 * would do nothing. What is selected already stays so. */
export function selectFirst(store: SpotlightStore): void {
  const list = document.getElementById(store.getState().listId);
  const [first] = list?.querySelectorAll("[data-action]") ?? [];
  if (!first || list?.querySelector("[data-selected]")) return;
  first.setAttribute("data-selected", "true");
  store.updateState((state) => ({ ...state, selected: 0 }));
}
