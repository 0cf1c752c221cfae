export { createPromotionStore } from "./promotion-store.ts";
