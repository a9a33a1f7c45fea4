/** Milliseconds that storage may take. Some browsers never answer when it is broken. */
const usualPatience = 3000;

/** Milliseconds for storage that has answered before: it is there, and may only be busy, as after a crash. */
export const patienceWithBusy = 10_000;

/** What `promise` resolves with, or `undefined` if it rejects or takes too long: for what can be done without. */
export async function within<T>(promise: Promise<T>, patience = usualPatience): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), patience);
  });
  try {
    return await Promise.race([promise, late]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
