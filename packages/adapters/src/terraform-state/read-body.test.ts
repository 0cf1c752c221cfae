import { expect, test } from "vitest";
import { readBody } from "./read-body.ts";

const mebibyte = 1024 ** 2;
const chunk = new Uint8Array(mebibyte).fill(0x7b);

let isTaken = false;

/** A body that comes in pieces, as from a client; left open, it never ends. */
function upload(bytes: number, headers: Record<string, string> = {}, end: "ended" | "left open" = "ended") {
  let left = bytes;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (left > 0) controller.enqueue(chunk.subarray(0, left));
      else if (end === "ended") {
        controller.close();
        isTaken = true;
      } else return new Promise(() => {});
      left -= mebibyte;
      return undefined;
    },
  });
  const sent = { method: "POST", headers, body, duplex: "half" } as const;
  return new Request("http://portal.test/", sent);
}

test.each([
  ["exactly 64 MiB", 64 * mebibyte, {}],
  ["12 MiB announced as more than is stored", 12 * mebibyte, { "content-length": String(2 ** 40) }],
])("a state of %s is read whole", async (_, bytes, headers) => {
  const read = await readBody(upload(bytes, headers), "state");
  expect(read.ok && read.value.length).toBe(bytes);
});

test.each([
  ["one byte more than 64 MiB", 64 * mebibyte + 1, {}],
  ["65 MiB announced as 10 bytes", 65 * mebibyte, { "content-length": "10" }],
])("a state of %s is refused in words", async (_, bytes, headers) => {
  expect(await readBody(upload(bytes, headers), "state")).toMatchObject({
    ok: false,
    error: { code: "state_too_large", message: "A state of more than 64 MiB is not stored." },
  });
});

test("it is refused with the first byte too many: an upload without an end holds nothing", async () =>
  expect(await readBody(upload(65 * mebibyte, {}, "left open"), "state")).toMatchObject({
    error: { code: "state_too_large" },
  }));

test("a lock is a few lines, and anything longer none", async () => {
  expect((await readBody(upload(mebibyte), "lock")).ok).toBe(true);
  expect(await readBody(upload(mebibyte + 1), "lock")).toMatchObject({ error: { code: "lock_too_large" } });
});

test("what is left of a refused upload is taken from the client and thrown away", async () => {
  isTaken = false;
  expect((await readBody(upload(70 * mebibyte), "state")).ok).toBe(false);
  expect(isTaken).toBe(false);
  await expect.poll(() => isTaken).toBe(true);
});
