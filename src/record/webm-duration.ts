import { elementAt, elementOf, elementsFrom, numberIn, type Element } from './ebml.js';
import { lastTimestamp } from './webm-end.js';

const ids = {
  header: 0x1a45dfa3,
  segment: 0x18538067,
  seekHead: 0x114d9b74,
  info: 0x1549a966,
  cluster: 0x1f43b675,
  timestampScale: 0x2ad7b1,
  duration: 0x4489,
  void: 0xec,
};

/** Bytes that the head of a recording surely fits into. */
const longestHead = 64 * 1024;

/** The part of a recording before its first cluster, as far as it matters here. */
interface Head {
  readonly segment: Element;
  readonly info: Element;
  readonly seekHead: Element | undefined;
  /** Nanoseconds of a tick. */
  readonly scale: number;
  readonly duration: Element | undefined;
}

/**
 * The recording with its duration written into it, as players need it to show how long it is and to seek; browsers
 * record WebM without. It is the same recording with another head: nothing else is read or copied but its end,
 * which tells the duration; `seconds` stands in where it doesn't. What is not WebM, or has a duration, comes back
 * as it is.
 */
export async function withDuration(recording: Blob, seconds?: number): Promise<Blob> {
  const bytes = new Uint8Array(await recording.slice(0, longestHead).arrayBuffer());
  const head = headOf(bytes);
  if (!head || durationIn(bytes, head) > 0) return recording;

  const last = await lastTimestamp(recording);
  const ticks = last ?? (seconds === undefined ? undefined : (seconds * 1e9) / head.scale);
  if (ticks === undefined || ticks <= 0) return recording;
  return new Blob([newHead(bytes, head, ticks), recording.slice(head.info.end)], { type: recording.type });
}

/** `undefined` where these are not the first bytes of a recording that can be mended. */
function headOf(bytes: Uint8Array): Head | undefined {
  const header = elementAt(bytes, 0);
  const segment = header?.id === ids.header ? elementAt(bytes, header.end) : undefined;
  if (segment?.id !== ids.segment) return undefined;

  const inside: Element[] = [];
  for (const element of elementsFrom(bytes, segment.body)) {
    if (element.id === ids.cluster) break;
    inside.push(element);
  }
  const info = inside.find(({ id }) => id === ids.info);
  if (!info || info.end > bytes.length) return undefined;
  const facts = [...elementsFrom(bytes, info.body, info.end)];
  const scale = facts.find(({ id }) => id === ids.timestampScale);

  return {
    segment,
    info,
    seekHead: inside.find(({ id, end }) => id === ids.seekHead && end <= info.start),
    scale: scale ? numberIn(bytes.subarray(scale.body, scale.end)) : 1_000_000,
    duration: facts.find(({ id }) => id === ids.duration),
  };
}

/** In ticks; 0 where none is written, or none that counts. */
function durationIn(bytes: Uint8Array, { duration }: Head): number {
  if (!duration) return 0;
  const { body, end } = duration;
  const view = new DataView(bytes.buffer, body, end - body);
  if (view.byteLength === 8) return finite(view.getFloat64(0));
  return view.byteLength === 4 ? finite(view.getFloat32(0)) : 0;
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : 0;
}

/** Everything up to the end of the info, which then holds the duration. */
function newHead(bytes: Uint8Array, { segment, info, seekHead }: Head, ticks: number): Blob {
  const kept = [...elementsFrom(bytes, info.body, info.end)].filter(
    ({ id }) => id !== ids.duration && id !== ids.void,
  );
  const duration = new Uint8Array(8);
  new DataView(duration.buffer).setFloat64(0, ticks);
  const content = joined([
    ...kept.map(({ start, end }) => bytes.subarray(start, end)),
    elementOf(ids.duration, duration),
  ]);
  const mended = elementOf(ids.info, content);
  const before = bytes.slice(0, info.start);
  const growth = mended.length - (info.end - info.start);

  // What it points to moves; it is only a shortcut, and a reader finds its way without.
  if (seekHead) before.set(voidOf(seekHead), seekHead.start);
  if (segment.end !== Infinity) grow(before, segment, growth);
  return new Blob([before, mended]);
}

/** Nothing, in the place of an element. */
function voidOf({ start, end }: Element): Uint8Array {
  const length = end - start;
  // The id, a size of one byte or of eight, and zeros: of what length an element has, one of the two fits.
  const size =
    length < 128 ? [0x80 | (length - 2)] : [...elementOf(ids.void, new Uint8Array(length - 9)).slice(1, 9)];
  const nothing = new Uint8Array(length);
  nothing.set([ids.void, ...size]);
  return nothing;
}

/** Writes the new size of an element in as many bytes as the old one. */
function grow(bytes: Uint8Array, { start, body, end }: Element, growth: number): void {
  let rest = end - body + growth;
  const first = bytes[start + 4] ?? 0; // a segment's id has four bytes
  for (let at = body - 1; at > start + 4; at--) {
    bytes[at] = rest & 0xff;
    rest = Math.floor(rest / 256);
  }
  const marker = 0x80 >> (Math.clz32(first) - 24);
  bytes[start + 4] = marker | rest;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
