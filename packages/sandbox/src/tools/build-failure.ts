import { PreparationError } from "../host/index.ts";

const unreachable =
  /dial tcp|no such host|i\/o timeout|connection refused|connection reset|network is unreachable|TLS handshake|proxyconnect|x509:|context deadline exceeded|module lookup disabled|: (403|404|407|410|429|5\d\d) /i;
const diskFull = /no space left on device/i;

/** Tells an unreachable registry and a full disk from code that does not compile.
 * @param output lines of the Go command's standard error */
export function describeBuildFailure(
  label: string,
  output: readonly string[],
  logFile: string,
  goProxy: string = process.env["GOPROXY"] ?? "",
): PreparationError {
  const what = `Building ${label} failed`;
  const tail = output.slice(-12).join("\n");
  if (output.some((line) => diskFull.test(line))) {
    return new PreparationError({
      what,
      why: "the disk is full",
      remedy: `Free some space, or point GREENROOM_CACHE_DIR, GOCACHE, GOMODCACHE and TMPDIR to a larger disk, then start again. Whole log: ${logFile}`,
    });
  }
  const refused = output.find((line) => unreachable.test(line));
  if (refused) {
    return new PreparationError({
      what: `The Go modules of ${label} cannot be downloaded`,
      why: `the Go module proxy did not answer as it should: ${refused.trim()}`,
      remedy: `GOPROXY is ${goProxy || "not set (Go's default)"}: set it to a proxy that this machine reaches, and HTTPS_PROXY where one is needed, then start again. Whole log: ${logFile}`,
    });
  }
  return new PreparationError({
    what,
    why: tail || "the Go command gave no reason",
    remedy: `Whole log: ${logFile}`,
  });
}
