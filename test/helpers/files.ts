const chunk = 65_536;

/** Bytes that no encoder and no cache can squeeze. */
export function randomBytes(size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  for (let start = 0; start < size; start += chunk) {
    crypto.getRandomValues(bytes.subarray(start, Math.min(size, start + chunk)));
  }
  return bytes;
}

export interface VideoFileOptions {
  /** @default 1 */
  readonly bytes?: number;
  /** @default 'holiday.mp4' */
  readonly name?: string;
}

/** A file that calls itself a video. What is in it matters only to those who play it. */
export function videoFile({ bytes = 1, name = 'holiday.mp4' }: VideoFileOptions = {}): File {
  return new File([randomBytes(bytes)], name, { type: 'video/mp4' });
}
