// The source is one segment of unknown length; a player learns the real one from the file.
const head = [
  '#EXTM3U',
  '#EXT-X-VERSION:4',
  '#EXT-X-PLAYLIST-TYPE:VOD',
  '#EXT-X-TARGETDURATION:86400',
  '#EXTINF:86400,',
];

/** A manifest with the source itself as its only segment, for where there is no real one. */
export function sourceManifest(suffix: string): string {
  return [...head, `../mp4/source.mp4${suffix}`, '#EXT-X-ENDLIST', ''].join('\n');
}

/** A manifest whose segments carry `suffix`, as those of a private video must. */
export function withSuffix(manifest: string, suffix: string): string {
  return manifest.replace(/^[^#\n].*$/gm, (uri) => uri + suffix);
}
