import { elementAt, elementsFrom, numberIn, type Element } from './ebml.js';

const ids = { cluster: 0x1f43b675, timestamp: 0xe7, simpleBlock: 0xa3, blockGroup: 0xa0, block: 0xa1 };

/** Bytes from the end of a recording that are looked at first, and at most. */
const firstLook = 256 * 1024;
const longestLook = 32 * 1024 * 1024;

/**
 * When the last picture or sound of a WebM recording begins, in its own ticks (usually milliseconds), by what is
 * written at its end; `undefined` where that can't be read. Reads no more of `blob` than its last cluster.
 */
export async function lastTimestamp(blob: Blob): Promise<number | undefined> {
  for (let look = firstLook; look <= longestLook; look *= 4) {
    const tail = new Uint8Array(await blob.slice(-look).arrayBuffer());
    const found = lastIn(tail);
    if (found !== undefined || look >= blob.size) return found;
  }
  return undefined;
}

/** Looks for the last cluster backwards: what merely looks like one within a picture doesn't hold blocks. */
function lastIn(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = bytes.length - 4; at >= 0; at--) {
    if (bytes[at] !== 0x1f || view.getUint32(at) !== ids.cluster) continue;
    const cluster = elementAt(bytes, at);
    const last = cluster && lastOf(bytes, cluster);
    if (last !== undefined) return last;
  }
  return undefined;
}

function lastOf(bytes: Uint8Array, { body, end }: Element): number | undefined {
  const [first, ...blocks] = elementsFrom(bytes, body, Math.min(end, bytes.length));
  if (first?.id !== ids.timestamp || first.end > bytes.length) return undefined;

  const start = numberIn(bytes.subarray(first.body, first.end));
  const offsets = blocks.flatMap((block) => offsetOf(bytes, block) ?? []);
  return offsets.length === 0 ? undefined : start + Math.max(...offsets);
}

/** A block's time, from its cluster's: behind the number of its track, in two bytes with a sign. */
function offsetOf(bytes: Uint8Array, element: Element): number | undefined {
  if (element.id === ids.blockGroup) {
    const [block] = elementsFrom(bytes, element.body, Math.min(element.end, bytes.length));
    return block?.id === ids.block ? offsetOf(bytes, { ...block, id: ids.simpleBlock }) : undefined;
  }
  if (element.id !== ids.simpleBlock) return undefined;
  const at = element.body + ((bytes[element.body] ?? 0) >= 0x80 ? 1 : 2);
  if (at + 2 > bytes.length) return undefined;
  return new DataView(bytes.buffer, bytes.byteOffset).getInt16(at);
}
