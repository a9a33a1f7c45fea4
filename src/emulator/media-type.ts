/** How many of a file's first bytes `mediaType` wants to see. */
export const sniffedBytes = 64;

/** What a browser plays, or saves, and never takes for a page. */
const harmless = /^(video|audio)\/[\w.+-]+$/;

/**
 * The content type of a source by its first bytes, else the one it was `declared` with. One that is no film's would
 * let a file that calls itself a page run scripts at the emulator's own address.
 */
export function mediaType(head: Buffer, declared: string): string {
  const container = containerOf(head.toString('latin1', 0, sniffedBytes));
  const [type = ''] = declared
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  if (!container) return harmless.test(type) ? type : 'application/octet-stream';
  return `${declared.startsWith('audio/') ? 'audio' : 'video'}/${container}`;
}

function containerOf(head: string): string | undefined {
  if (head.startsWith('\x1A\x45\xDF\xA3')) return head.includes('webm') ? 'webm' : 'x-matroska';
  if (head.startsWith('OggS')) return 'ogg';
  if (head.startsWith('ftyp', 4)) return head.startsWith('qt  ', 8) ? 'quicktime' : 'mp4';
  return undefined;
}
