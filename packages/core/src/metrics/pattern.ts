/** Whether Prometheus reads a regular expression: by this language's syntax, which is that of RE2 but for flags at the
 * beginning, looking around and looking back. */
export function isPattern(value: string): boolean {
  if (/\(\?<?[=!]|(?<!\\)(?:\\\\)*\\[1-9k]/.test(value)) return false;
  try {
    return new RegExp(`^(?:${value.replace(/^\(\?[imsU]+\)/, "")})$`) instanceof RegExp;
  } catch {
    return false;
  }
}
