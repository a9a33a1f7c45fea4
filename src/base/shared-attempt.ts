/** A call that all callers share: while it runs and once it has succeeded, but not after it has failed. */
export function sharedAttempt<T>(task: () => Promise<T>): () => Promise<T> {
  let attempt: Promise<T> | undefined;

  return () => {
    attempt ??= task().catch((error: unknown) => {
      attempt = undefined;
      throw error;
    });
    return attempt;
  };
}
