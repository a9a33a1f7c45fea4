/** Up to where a recording reaches when so many bytes of it have come. */
interface Mark {
  readonly bytes: number;
  readonly seconds: number;
}

/** Which second of a recording its bytes reach. */
export class Timeline {
  readonly #marks: Mark[] = [];

  /** How many chunks have come. */
  get chunks(): number {
    return this.#marks.length;
  }

  /** A chunk of `size` bytes has come, with which the recording reaches `seconds`. Returns its index. */
  add(size: number, seconds: number): number {
    const { bytes } = this.#marks.at(-1) ?? { bytes: 0 };
    return this.#marks.push({ bytes: bytes + size, seconds }) - 1;
  }

  /**
   * The seconds that the first `bytes` of the recording hold for sure: those between two chunks' ends count for
   * nothing, because they need not be whole pictures.
   */
  secondsAt(bytes: number): number {
    return this.#marks.findLast((mark) => mark.bytes <= bytes)?.seconds ?? 0;
  }
}
