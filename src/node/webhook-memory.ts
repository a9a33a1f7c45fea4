import { numberOption } from '../base/options.js';

/** Remembers which calls were received: in this process, or in a store that several share. */
export interface WebhookMemory {
  /** Keeps `id`, and says whether it is new. To be one step, so that of two at once only one is told so. */
  remember(id: string): boolean | Promise<boolean>;
}

/** A memory of this process's own, which keeps the last `capacity` calls. @default 10_000 */
export function webhookMemory(capacity?: number): WebhookMemory {
  const most = numberOption('capacity', capacity, 10_000, { min: 1, integer: true });
  const seen = new Set<string>();

  return {
    remember(id) {
      if (seen.has(id)) return false;
      const [oldest] = seen;
      if (seen.size >= most && oldest !== undefined) seen.delete(oldest);
      seen.add(id);
      return true;
    },
  };
}

/** The same event has the same body, and so the same signature, however often it is sent. */
export async function isRepeated(memory: WebhookMemory, signature: string): Promise<boolean> {
  return !(await memory.remember(signature.trim().toLowerCase()));
}
