/** Containers of films. Playlists are none of them, because they may name any other file of the machine. */
const containers = [
  'mov,mp4,m4a,3gp,3g2,mj2',
  'matroska,webm',
  'ogg',
  'avi',
  'flv',
  'mpeg',
  'mpegts',
  'asf',
  'wav',
  'mp3',
  'aac',
  'h264',
];

/** What makes ffmpeg and ffprobe read the file at `path`, whatever is in it, and nothing but that file. */
export function inputArguments(path: string): readonly string[] {
  const formats = ['-format_whitelist', containers.join(',')];
  return ['-v', 'error', '-protocol_whitelist', 'file', ...formats, '-i', `file:${path}`];
}
