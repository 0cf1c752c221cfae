import type { DiagramView } from "@greenroom/core/architecture";

export interface DrawingRequest {
  readonly id: number;
  readonly text: string;
  readonly view: DiagramView | null;
}

export type DrawingAnswer =
  | { readonly id: number; readonly markup: string }
  | { readonly id: number; readonly failure: string };
