/** The kinds of small files the service takes: what their names end in, and what their bytes begin with. */
const kinds = [
  { type: 'image/jpeg', extensions: ['jpg', 'jpeg'], magic: /^\xFF\xD8\xFF/ },
  { type: 'image/png', extensions: ['png'], magic: /^\x89PNG\r\n/ },
  { type: 'image/webp', extensions: ['webp'], magic: /^RIFF[^]{4}WEBP/ },
  { type: 'text/vtt', extensions: ['vtt'], magic: /^(\xEF\xBB\xBF)?WEBVTT/ },
] as const;

/** How many first bytes `typeOfBytes` looks at. */
export const magicLength = 16;

/** The type that a file's name tells, or an empty string. */
export function typeOfName(name: string): string {
  const extension = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase();
  return kinds.find(({ extensions }) => extensions.some((each) => each === extension))?.type ?? '';
}

/** The type that a file's first bytes tell, or an empty string. */
export function typeOfBytes(head: Uint8Array): string {
  const text = String.fromCharCode(...head);
  return kinds.find(({ magic }) => magic.test(text))?.type ?? '';
}

/** A name for a file of that type. */
export function nameForType(type: string): string {
  const extension = kinds.find((kind) => kind.type === type)?.extensions[0];
  return extension === undefined ? 'file' : `file.${extension}`;
}
