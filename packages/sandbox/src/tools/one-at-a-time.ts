let last: Promise<unknown> = Promise.resolve();

/** Runs tasks of this process one after the other, in the order of the calls; one that fails stops no other. */
export function oneAtATime<Value>(task: () => Promise<Value>): Promise<Value> {
  const result = last.then(task, task);
  last = result.catch(() => undefined);
  return result;
}
