const containers = ['webm', 'mp4', 'x-matroska', 'ogg'];
const codecs = [
  'vp9,opus',
  'vp8,opus',
  'h264,opus',
  'av1,opus',
  'avc1.42E01E,mp4a.40.2',
  'avc1.42E01E,opus',
  'vp9',
  'vp8',
  'h264',
  'avc1.42E01E',
  'av1',
  'hvc1',
];

/** The formats that this browser records in, best first for sending while recording. */
export function supportedMimeTypes(): string[] {
  if (typeof MediaRecorder === 'undefined') return [];
  return containers
    .map((container) => `video/${container}`)
    .flatMap((type) => [...codecs.map((names) => `${type};codecs=${names}`), type])
    .filter((mimeType) => MediaRecorder.isTypeSupported(mimeType));
}

/**
 * The format wished for. A parameter that no browser can parse, as in `video/webm;codecs:vp9`, goes: browsers pass
 * over it, and the old recorder's own list had some.
 */
export function wellFormed(mimeType: string | undefined): string | undefined {
  return mimeType?.replace(/\s*;\s*codecs:.*$/i, '');
}
