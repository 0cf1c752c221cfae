const known = new Map<string, string>();
let pixel: CanvasRenderingContext2D | null = null;

/** Newer notations of colour, such as oklch, as the one that every SVG viewer reads.
 * @param colour computed, without variables; anything that is no such colour is returned as it is */
export function plainColour(colour: string): string {
  if (!/^(oklch|oklab|lab|lch|color)\(/.test(colour)) return colour;
  const found = known.get(colour);
  if (found !== undefined) return found;
  pixel ??= document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (!pixel) return colour;
  pixel.clearRect(0, 0, 1, 1);
  pixel.fillStyle = colour;
  pixel.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 255] = pixel.getImageData(0, 0, 1, 1).data;
  const plain = `rgba(${red}, ${green}, ${blue}, ${Math.round((alpha / 255) * 100) / 100})`;
  known.set(colour, plain);
  return plain;
}
