import type { PrometheusAccess } from "@greenroom/core/environments";
import { UnavailableError } from "@greenroom/core/result";

/** Which of its settings is at fault when a Prometheus cannot be asked, as the code of the error. */
export type AccessFault = `prometheus.${keyof PrometheusAccess}`;

const settingOf = {
  "prometheus.url": "prometheus.url in greenroom.yaml, or PROMETHEUS_URL",
  "prometheus.bearerTokenFile":
    "prometheus.bearerTokenFile in greenroom.yaml, or PROMETHEUS_BEARER_TOKEN_FILE",
  "prometheus.caFile": "prometheus.caFile in greenroom.yaml, or PROMETHEUS_CA_FILE",
} as const satisfies Record<AccessFault, string>;

/** @param remedy begins what {@link settingOf} ends */
function misconfigured(
  code: AccessFault,
  message: string,
  remedy: string,
  cause?: unknown,
): UnavailableError {
  return new UnavailableError("prometheus", message, {
    code,
    remedy: `${remedy} ${settingOf[code]}.`,
    ...(cause === undefined ? {} : { cause }),
  });
}

/** A file that it is reached with and that cannot be used.
 * @param words of what is wrong with it */
export function unusableFile(
  code: "prometheus.bearerTokenFile" | "prometheus.caFile",
  path: string,
  words: string,
): UnavailableError {
  return misconfigured(
    code,
    `Prometheus was not asked: the file ${path} ${words}.`,
    "Write the file anew, or name another one:",
  );
}

/** What broke before an answer came. */
export function connectionFailure(
  error: unknown,
  answerTimeoutMs: number,
  isTimeout: boolean,
): UnavailableError {
  if (isTimeout)
    return new UnavailableError(
      "prometheus",
      `Prometheus did not answer within ${answerTimeoutMs / 1000} s.`,
      {
        cause: error,
      },
    );
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID")
    return misconfigured(
      "prometheus.url",
      "The certificate of Prometheus is for another host than the one that was asked.",
      "Ask by the name that the certificate has:",
      error,
    );
  if (certificateFaults.has(code))
    return misconfigured(
      "prometheus.caFile",
      `The certificate of Prometheus cannot be trusted: ${opensslWords(error)}.`,
      "Name a file with the certificate of the authority that signed it:",
      error,
    );
  if (code === "EPROTO" || code.startsWith("ERR_SSL_"))
    return misconfigured(
      "prometheus.url",
      "What answers in the place of Prometheus does not speak https.",
      "Write http:// if it is meant to be asked in the clear:",
      error,
    );
  return new UnavailableError("prometheus", "Prometheus could not be reached.", { cause: error });
}

/** Without what Node advises after it. */
function opensslWords(error: unknown): string {
  return error instanceof Error ? error.message.replace(/;.*$/s, "") : String(error);
}

/** What OpenSSL calls a certificate that does not hold.
 * @see https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const certificateFaults: ReadonlySet<string> = new Set([
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "CERT_REJECTED",
  "CERT_SIGNATURE_FAILURE",
  "CERT_UNTRUSTED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "INVALID_CA",
  "INVALID_PURPOSE",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

/** An answer that is none of Prometheus's own.
 * @param status of HTTP
 * @param text its body
 * @param location where it sends to; undefined = nowhere */
export function foreignAnswer(
  { bearerTokenFile }: PrometheusAccess,
  status: number,
  text: string,
  location: string | undefined,
): UnavailableError {
  if (status === 401 || status === 403) {
    if (bearerTokenFile === undefined)
      return misconfigured(
        "prometheus.bearerTokenFile",
        `Prometheus wants to know who asks (HTTP ${status}), and no token is configured.`,
        "Name a file with a token that it takes:",
      );
    return misconfigured(
      "prometheus.bearerTokenFile",
      status === 401
        ? `Prometheus refused the token of ${bearerTokenFile} (HTTP 401).`
        : `The token of ${bearerTokenFile} may not ask Prometheus (HTTP 403).`,
      "Put one into the file that may ask, or name another file:",
    );
  }
  if (status >= 300 && status < 400)
    return misconfigured(
      "prometheus.url",
      `Prometheus was not found there: whoever asks is sent to ${placeOf(location)} (HTTP ${status}).`,
      "Name the address that answers by itself:",
    );
  if (status === 404)
    return misconfigured(
      "prometheus.url",
      "There is no Prometheus under that path (HTTP 404).",
      "Name the address with the path that stands before /api/v1:",
    );
  if (status === 400 && text.includes("HTTP request to an HTTPS server"))
    return misconfigured("prometheus.url", "Prometheus speaks https alone.", "Write https:// there:");
  const words = `Prometheus answered with HTTP ${status} and no result.`;
  // Too much asked of it, or not ready yet: it heals by itself.
  if (status === 429 || status >= 500) return new UnavailableError("prometheus", words);
  return misconfigured("prometheus.url", words, "Name the address of Prometheus itself:");
}

/** Without what stands from ? on: a sign-in puts what it wants to keep there. */
function placeOf(location: string | undefined): string {
  return location?.replace(/[?#].*$/s, "") ?? "another place";
}
