import type { RegisterRelease, Release } from "@greenroom/core/releases";
import { fetchJson } from "../../../http/fetch-json.ts";

export function registerRelease(release: RegisterRelease): Promise<Release> {
  return fetchJson<Release>("/api/releases", { json: release });
}
