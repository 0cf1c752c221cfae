export const liveChannel = "greenroom_live";
