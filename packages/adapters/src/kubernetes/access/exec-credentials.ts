import { askPlugin, type ExecCredential, type ExecSpec } from "./exec-plugin.ts";

/** A credential that ends this soon is not used any more: it would be refused on its way. */
const expiryMarginMs = 5_000;

/** What credential plugins answered, kept until it expires. */
export interface ExecCredentials {
  /** Everybody who asks meanwhile waits for the same answer.
   * @throws CredentialPluginError; the next call asks again */
  get(spec: ExecSpec): Promise<ExecCredential>;
  /** The cluster refused it: the plugin is asked anew. */
  forget(spec: ExecSpec): void;
}

interface Kept {
  readonly answer: Promise<ExecCredential>;
  goodUntil: number;
}

export function createExecCredentials(now: () => number = Date.now): ExecCredentials {
  const kept = new Map<string, Kept>();

  async function settle(key: string, entry: Kept): Promise<void> {
    try {
      const { expirationTimestamp } = await entry.answer;
      if (expirationTimestamp !== undefined)
        entry.goodUntil = Date.parse(expirationTimestamp) - expiryMarginMs;
    } catch {
      // Whoever asked hears of it; the next one asks again.
      if (kept.get(key) === entry) kept.delete(key);
    }
  }

  return {
    get(spec) {
      const key = keyOf(spec);
      const known = kept.get(key);
      if (known && now() < known.goodUntil) return known.answer;
      const answer = askPlugin(spec);
      const entry = { answer, goodUntil: Number.POSITIVE_INFINITY };
      kept.set(key, entry);
      void settle(key, entry);
      return answer;
    },
    forget(spec) {
      kept.delete(keyOf(spec));
    },
  };
}

function keyOf({ apiVersion, command, args, env }: ExecSpec): string {
  return JSON.stringify([apiVersion, command, args ?? [], env ?? []]);
}
