/** Runs once before the first request: a portal with wrong settings ends at once instead of failing later. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { leadRefusedRequests } = await import("./http/refused-request.ts");
  const { servedMethods } = await import("./http/served-methods.ts");
  const { namedRoutes } = await import("./features/api/contracts.ts");
  leadRefusedRequests(servedMethods(namedRoutes.map(({ contract, protocol }) => contract ?? protocol)));
  const { keepResponses } = await import("./http/page-status.ts");
  keepResponses();
  const { startPortal } = await import("./composition/start-portal.ts");
  await startPortal();
  const { keepDrawnAhead } = await import("./features/architecture/server/draw-ahead.ts");
  await keepDrawnAhead();
}
