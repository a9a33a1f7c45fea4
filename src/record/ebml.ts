/** An element of EBML, the notation that WebM is written in: an id, a size, and that many bytes. */
export interface Element {
  readonly id: number;
  /** Where the element begins, in bytes from the start of what is read. */
  readonly start: number;
  /** Where its content begins. */
  readonly body: number;
  /** Where it ends; `Infinity` for one that is as long as it turns out, as in a live recording. */
  readonly end: number;
}

/** The element that begins at `start`, or `undefined` where its head is cut off or is none. */
export function elementAt(bytes: Uint8Array, start: number): Element | undefined {
  const idLength = lengthOf(bytes[start], 4);
  if (idLength === undefined) return undefined;
  const sizeLength = lengthOf(bytes[start + idLength], 8);
  const body = start + idLength + (sizeLength ?? 0);
  if (sizeLength === undefined || body > bytes.length) return undefined;

  const id = numberIn(bytes.subarray(start, start + idLength));
  const head = bytes.slice(start + idLength, body);
  head[0] = (head[0] ?? 0) & (0xff >> sizeLength);
  // A size of ones alone means that nobody knew it yet.
  const unknown = head.every((byte, index) => byte === (index === 0 ? 0xff >> sizeLength : 0xff));
  return { id, start, body, end: unknown ? Infinity : body + numberIn(head) };
}

/** The elements from `start` on, side by side, as far as they can be read; the last may be cut off. */
export function* elementsFrom(bytes: Uint8Array, start: number, end = bytes.length): Generator<Element> {
  for (let at = start; at < end;) {
    const element = elementAt(bytes, at);
    if (!element) return;
    yield element;
    at = element.end;
  }
}

/** The unsigned number that the bytes make, the first of them the greatest. */
export function numberIn(bytes: Uint8Array): number {
  return bytes.reduce((value, byte) => value * 256 + byte, 0);
}

/** An element with its size in eight bytes, as every reader takes it. */
export function elementOf(id: number, content: Uint8Array): Uint8Array<ArrayBuffer> {
  const name =
    id
      .toString(16)
      .match(/../g)
      ?.map((hex) => parseInt(hex, 16)) ?? [];
  const element = new Uint8Array(name.length + 8 + content.length);
  element.set(name);
  new DataView(element.buffer).setBigUint64(name.length, (1n << 56n) | BigInt(content.length));
  element.set(content, name.length + 8);
  return element;
}

/** How many bytes an id or a size takes, by the leading zeros of its first byte. */
function lengthOf(first: number | undefined, longest: number): number | undefined {
  if (first === undefined) return undefined;
  const length = Math.clz32(first) - 23;
  return length <= longest ? length : undefined;
}
