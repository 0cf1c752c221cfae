import { spawn } from "node:child_process";
import { basename } from "node:path";
import type { Readable } from "node:stream";
import { z } from "zod";

/** A plugin that has not answered by then is ended. */
export const pluginAnswersWithinMs = 10_000;
const outputMaxBytes = 1024 * 1024;

/** What a kubeconfig says under `users[].user.exec`: a program that is asked for the credential. */
export const execSpecSchema = z.object({
  apiVersion: z.string().optional(),
  command: z.string().min(1),
  args: z.array(z.string()).nullish(),
  env: z.array(z.object({ name: z.string(), value: z.string() })).nullish(),
});
export type ExecSpec = z.infer<typeof execSpecSchema>;

const credentialSchema = z.object({
  status: z
    .object({
      token: z.string().min(1).optional(),
      clientCertificateData: z.string().optional(),
      clientKeyData: z.string().optional(),
      expirationTimestamp: z.iso.datetime({ offset: true }).optional(),
    })
    .refine(({ token, clientCertificateData }) => token ?? clientCertificateData),
});
export type ExecCredential = z.infer<typeof credentialSchema>["status"];

/** Names the program and how it failed. What it wrote is left out: that may hold a credential. */
export class CredentialPluginError extends Error {
  override readonly name = "CredentialPluginError";
  constructor(command: string, words: string) {
    super(`the credential plugin ${basename(command)} failed: ${words}`);
  }
}

/** Asks once, bounded in time and output. Whatever the plugin started ends with it.
 * @throws CredentialPluginError
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins */
export async function askPlugin(spec: ExecSpec): Promise<ExecCredential> {
  const output = await outputOf(spec);
  const parsed = credentialSchema.safeParse(parseJson(output));
  if (!parsed.success) throw new CredentialPluginError(spec.command, "its output is no credential");
  return parsed.data.status;
}

function outputOf({ apiVersion, command, args, env }: ExecSpec): Promise<string> {
  const info = { apiVersion, kind: "ExecCredential", spec: { interactive: false } };
  const own = Object.fromEntries((env ?? []).map(({ name, value }) => [name, value]));
  return new Promise((resolve, reject) => {
    const child = spawn(command, args ?? [], {
      env: { ...process.env, KUBERNETES_EXEC_INFO: JSON.stringify(info), ...own },
      stdio: ["ignore", "pipe", "ignore"],
      // A group of its own: what a shell script started would hold the output open after the script.
      detached: true,
    });
    // A process that is out of file descriptors gets a child without.
    const stdout: Readable | null = child.stdout;
    let output = "";
    const end = () => endGroup(child.pid);
    // Nor does one that hangs outlive this process.
    process.once("exit", end);
    const settle = () => {
      clearTimeout(deadline);
      process.off("exit", end);
    };
    const fail = (words: string) => {
      settle();
      end();
      stdout?.destroy();
      reject(new CredentialPluginError(command, words));
    };
    const deadline = setTimeout(
      () => fail(`it did not answer within ${pluginAnswersWithinMs / 1000} s`),
      pluginAnswersWithinMs,
    );
    stdout?.setEncoding("utf8").on("data", (chunk: string) => {
      output += chunk;
      if (output.length > outputMaxBytes) fail("its output is no credential");
    });
    child.on("error", (error) => fail(whyNotStarted(error)));
    child.once("close", (code, signal) => {
      settle();
      if (code === 0) resolve(output);
      else fail(code === null ? `ended by ${signal ?? "a signal"}` : `exit code ${code}`);
    });
  });
}

function whyNotStarted(error: Error): string {
  const code = "code" in error ? error.code : undefined;
  if (code === "ENOENT") return "there is no such program";
  if (code === "EACCES") return "it may not be executed";
  return "it could not be started";
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
