export {
  type EnsureImagesOptions,
  ensureImages,
  type ImageName,
  type PreparedImage,
} from "./ensure-images.ts";
