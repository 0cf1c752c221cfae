import { expect, test } from "vitest";
import { whyRefused } from "./refused-request.ts";

test.each([
  ["GET", "/runs/%E2%82%AC?x=%", null],
  ["GET", "/", null],
  ["POST", "/api/runs/%", "address"],
  ["GET", "/%E0%A4%A", "address"],
  ["GET", "/%C0%AF?x=1", "address"],
  ["TRACE", "/", "method"],
])("%s %s is refused for its %s", (method, url, why) => expect(whyRefused({ method, url })).toBe(why));
