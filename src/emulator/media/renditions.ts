import { join } from 'node:path';
import { inputArguments } from './input.js';
import type { Metadata } from './metadata.js';

/** The manifest's name in the folder of a rendition. */
export const manifestName = 'manifest.m3u8';

/** What makes ffmpeg cut the source into HLS: as it is where players take its codecs, else made small. */
export function hlsArguments(source: string, folder: string, metadata: Metadata): readonly string[] {
  const { videoCodec, audioCodec } = metadata;
  const playable = videoCodec === 'h264' && (audioCodec === null || audioCodec === 'aac');
  const small = ['-vf', "scale=-2:'min(240,trunc(ih/2)*2)'", '-c:v', 'libx264', '-preset', 'ultrafast'];
  const encoding = playable ? ['-c', 'copy'] : [...small, '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-ac', '2'];
  const segments = ['-hls_time', '4', '-hls_playlist_type', 'vod'];
  const names = ['-hls_segment_filename', join(folder, 'segment-%05d.ts'), join(folder, manifestName)];

  return [
    '-nostdin',
    '-y',
    ...inputArguments(source),
    ...encoding,
    '-threads',
    '1',
    '-f',
    'hls',
    ...segments,
    ...names,
  ];
}

/** What makes ffmpeg write the frame at `seconds` to `path`, as a JPEG. */
export function thumbnailArguments(source: string, path: string, seconds: number): readonly string[] {
  return [
    '-ss',
    String(seconds),
    '-nostdin',
    '-y',
    ...inputArguments(source),
    '-frames:v',
    '1',
    '-q:v',
    '4',
    '-update',
    '1',
    path,
  ];
}
