import { architecturePalette } from "../architecture/palette.ts";
import { peoplePalette } from "../access/palette.ts";
import { waitingPalette } from "../environments/palette.ts";
import { promotionPalette } from "../promotions/palette.ts";
import { riskPalette } from "../risks/palette.ts";
import { rolloutPalette } from "../rollouts/palette.ts";
import { planPalette, runPalette } from "../runs/palette.ts";
import type { PaletteSource } from "./palette.ts";

/** Slices add their source here, in the order in which they are shown. */
export const paletteSources: readonly PaletteSource[] = [
  waitingPalette,
  planPalette,
  promotionPalette,
  rolloutPalette,
  runPalette,
  riskPalette,
  architecturePalette,
  peoplePalette,
];
