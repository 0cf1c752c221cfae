import { UnavailableError } from "@greenroom/core/result";
import { DatabaseError } from "pg";
import { expect, test } from "vitest";
import { asUnavailable } from "./as-unavailable.ts";

function answered(state: string): Error {
  return Object.assign(new DatabaseError("as Postgres says it", 0, "error"), { code: state });
}

test.each([
  ["lock_timeout", answered("55P03"), /Something else holds/],
  ["statement_timeout", answered("57014"), /took too long/],
  ["idle_in_transaction_session_timeout", answered("25P03"), /transaction/],
  ["a server that is told to stop", answered("57P01"), /stopping or starting/],
  ["a server that starts", answered("57P03"), /stopping or starting/],
  ["a broken protocol, as a pooler answers", answered("08P01"), /stopping or starting/],
  ["no connection left", answered("53300"), /no more connections/],
  ["a standby", answered("25006"), /no changes now/],
  ["a wrong password", answered("28P01"), /refuses/],
  ["a database that is not there", answered("3D000"), /refuses/],
  ["nobody listens", Object.assign(new Error("connect"), { code: "ECONNREFUSED" }), /cannot be reached/],
  ["no such host", Object.assign(new Error("getaddrinfo"), { code: "EAI_AGAIN" }), /cannot be reached/],
  ["an overdue answer", new Error("Query read timeout"), /does not answer/],
  [
    "no connection in time",
    new Error("Connection terminated due to connection timeout"),
    /cannot be reached/,
  ],
  ["no free one in time", new Error("timeout exceeded when trying to connect"), /cannot be reached/],
  ["a cut connection", new Error("Connection terminated unexpectedly"), /cannot be reached/],
  ["Prisma's own clock", Object.assign(new Error("expired"), { code: "P2028" }), /in time/],
])("%s is said in words, with its cause for the log", (_, error, words) => {
  const made = asUnavailable(error);
  expect(made).toBeInstanceOf(UnavailableError);
  expect(made).toMatchObject({ dependency: "database", message: expect.stringMatching(words), cause: error });
  expect(asUnavailable(made)).toBe(made);
});

test.each([
  ["a unique violation", answered("23505")],
  ["a faulty statement", answered("42601")],
  ["a deadlock, which its own transaction may try again", answered("40P01")],
  ["Prisma's unique violation", Object.assign(new Error("unique"), { code: "P2002" })],
  ["anything else", new TypeError("not a function")],
])("%s stays what it is", (_, error) => expect(asUnavailable(error)).toBe(error));
