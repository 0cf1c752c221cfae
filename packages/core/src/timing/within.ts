/** The answer, if it comes in time. The work itself goes on: give it a signal of its own where it should end.
 * @param words what the error says when it does not come; default "No answer within 3 s."
 * @throws Error after `timeoutMs`, or what the answer rejects with */
export async function within<Value>(
  answer: Promise<Value>,
  timeoutMs: number,
  words = `No answer within ${timeoutMs / 1000} s.`,
): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(words)), timeoutMs);
  });
  try {
    return await Promise.race([answer, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
