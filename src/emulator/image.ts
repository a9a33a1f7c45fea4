/** A picture, as far as its first bytes tell. */
export interface Picture {
  readonly mediaType: 'image/jpeg' | 'image/png' | 'image/webp';
  /** In pixels; `undefined` where it is not looked for. */
  readonly size: { readonly width: number; readonly height: number } | undefined;
}

/** What picture `bytes` are; `undefined` if none that the API takes. */
export function pictureOf(bytes: Buffer): Picture | undefined {
  const start = bytes.toString('latin1', 0, 12);

  if (start.startsWith('\x89PNG\r\n\x1A\n')) return { mediaType: 'image/png', size: sizeOfPng(bytes) };
  if (start.startsWith('\xFF\xD8\xFF')) return { mediaType: 'image/jpeg', size: sizeOfJpeg(bytes) };
  if (/^RIFF.{4}WEBP/s.test(start)) return { mediaType: 'image/webp', size: undefined };
  return undefined;
}

function sizeOfPng(bytes: Buffer): Picture['size'] {
  if (bytes.length < 24) return undefined;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** Goes from segment to segment until one that starts a frame. */
function sizeOfJpeg(bytes: Buffer): Picture['size'] {
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const startsFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (startsFrame) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}
