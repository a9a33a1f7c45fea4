/**
 * What was given for a part that could not be sent. The upload keeps it; so whoever gives the same blob once more means
 * the same bytes, and not more of them.
 */
export class RejectedParts {
  readonly #numbers = new WeakMap<Blob, readonly number[]>();

  /** The part that `blob` was given for before; `undefined` where none of its parts has failed. */
  take(blob: Blob): number | undefined {
    const [first, ...rest] = this.#numbers.get(blob) ?? [];
    if (first !== undefined) this.#numbers.set(blob, rest);
    return first;
  }

  /** Resolves as `arrived` does; where that rejects, `blob` stays known as given for part `number`. */
  async follow(arrived: Promise<void>, blob: Blob, number: number): Promise<void> {
    try {
      await arrived;
    } catch (error) {
      this.#numbers.set(blob, [...(this.#numbers.get(blob) ?? []), number]);
      throw error;
    }
  }
}
