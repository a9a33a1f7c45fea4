/** Runs a task once all the earlier ones of its queue have settled, and settles as it does. */
export type Queue = <T>(task: () => Promise<T>) => Promise<T>;

/** Makes a queue: its tasks run one at a time, in the order they came. */
export function createQueue(): Queue {
  let tail: Promise<unknown> = Promise.resolve();

  return (task) => {
    const run = tail.then(task, task);
    tail = run;
    return run;
  };
}
