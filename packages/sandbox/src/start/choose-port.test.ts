import { createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { choosePort, PortTakenError } from "./choose-port.ts";

async function occupiedPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("not listening");
  return address.port;
}

test("a port set by a person is never replaced silently", async () => {
  const taken = await occupiedPort();
  await expect(choosePort("GREENROOM_PORT", undefined, { GREENROOM_PORT: String(taken) })).rejects.toThrow(
    PortTakenError,
  );
});

test("a preferred port that is taken gives way to a free one", async () => {
  const taken = await occupiedPort();
  expect(await choosePort("GREENROOM_PORT", taken, {})).not.toBe(taken);
});

test.each(["0", "65536", "http", "30.5"])("%s is refused with the variable's name", async (value) => {
  await expect(choosePort("GREENROOM_PORT", undefined, { GREENROOM_PORT: value })).rejects.toThrow(
    /GREENROOM_PORT/,
  );
});

test("a port that is bound only later is none that an outgoing connection may take meanwhile", async () => {
  const chosen = await Promise.all(
    Array.from({ length: 50 }, () => choosePort("GREENROOM_API_PORT", undefined, {})),
  );
  expect(Math.max(...chosen)).toBeLessThan(32_768);
  expect(Math.min(...chosen)).toBeGreaterThanOrEqual(10_000);
});
