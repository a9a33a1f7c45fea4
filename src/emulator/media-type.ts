/** How many of a file's first bytes `mediaType` wants to see. */
export const sniffedBytes = 64;

/** The content type of a source by its first bytes, else the one it was `declared` with. */
export function mediaType(head: Buffer, declared: string): string {
  const container = containerOf(head.toString('latin1', 0, sniffedBytes));
  if (!container) return declared;
  return `${declared.startsWith('audio/') ? 'audio' : 'video'}/${container}`;
}

function containerOf(head: string): string | undefined {
  if (head.startsWith('\x1A\x45\xDF\xA3')) return head.includes('webm') ? 'webm' : 'x-matroska';
  if (head.startsWith('OggS')) return 'ogg';
  if (head.startsWith('ftyp', 4)) return head.startsWith('qt  ', 8) ? 'quicktime' : 'mp4';
  return undefined;
}
