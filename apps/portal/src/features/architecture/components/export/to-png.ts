import type { ExportedDrawing } from "./draw-export.ts";

/** Twice the drawing's size stays sharp on paper; the browser refuses a canvas longer than this. */
const sharpness = 2;
const sideMaxPx = 16_000;

/** The drawing holds no HTML and refers to nothing outside, so that it does not taint the canvas. */
export async function toPng({ svg, width, height }: ExportedDrawing): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const scale = Math.min(sharpness, sideMaxPx / width, sideMaxPx / height);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error("The browser made no picture of it."))),
      "image/png",
    );
  });
}
