import { inputArguments } from './input.js';

/** What is in a source, in the API's own spelling. `null` is unknown, or not there. */
export interface Metadata {
  readonly width: number | null;
  readonly height: number | null;
  /** In kilobits per second. */
  readonly bitrate: number | null;
  /** In whole seconds. */
  readonly duration: number | null;
  readonly framerate: number | null;
  readonly samplerate: number | null;
  readonly videoCodec: string | null;
  readonly audioCodec: string | null;
  readonly aspectRatio: string | null;
}

/** Of a source that nobody has looked into. */
export const unknownMetadata: Metadata = {
  width: null,
  height: null,
  bitrate: null,
  duration: null,
  framerate: null,
  samplerate: null,
  videoCodec: null,
  audioCodec: null,
  aspectRatio: null,
};

/** The part of ffprobe's report that is of interest. Its numbers are strings, except for sizes of the picture. */
interface Report {
  readonly streams?: readonly Stream[];
  readonly format?: { readonly duration?: string; readonly bit_rate?: string; readonly size?: string };
}

interface Stream {
  readonly codec_type?: string;
  readonly codec_name?: string;
  readonly width?: number;
  readonly height?: number;
  readonly avg_frame_rate?: string;
  readonly sample_rate?: string;
}

/** What makes ffprobe print a report on the file at `path`. */
export function probeArguments(path: string): readonly string[] {
  return ['-of', 'json', '-show_streams', '-show_format', ...inputArguments(path)];
}

/** What makes ffprobe print the time of each packet, in seconds; for files that do not know their own length. */
export function packetTimesArguments(path: string): readonly string[] {
  return ['-of', 'csv=p=0', '-show_entries', 'packet=pts_time', ...inputArguments(path)];
}

/** The latest of such times; 0 if there are none. */
export function latestTime(times: string): number {
  return Math.max(0, ...times.split(/[\n,]/).map(Number).filter(Number.isFinite));
}

/** Reads a report. `seconds` is the duration where the report has none. */
export function readReport(report: string, seconds?: number): Metadata {
  const { streams = [], format = {} } = JSON.parse(report) as Report;
  const video = streams.find(({ codec_type }) => codec_type === 'video');
  const audio = streams.find(({ codec_type }) => codec_type === 'audio');
  const duration = numberOf(format.duration) ?? seconds ?? null;
  const bits = numberOf(format.bit_rate) ?? (duration ? (Number(format.size ?? 0) * 8) / duration : null);

  return {
    width: video?.width ?? null,
    height: video?.height ?? null,
    bitrate: bits === null ? null : Math.round(bits) / 1000,
    duration: duration === null ? null : Math.round(duration),
    framerate: rateOf(video?.avg_frame_rate),
    samplerate: numberOf(audio?.sample_rate),
    videoCodec: video?.codec_name ?? null,
    audioCodec: audio?.codec_name ?? null,
    aspectRatio: aspectOf(video?.width, video?.height),
  };
}

function numberOf(text: string | undefined): number | null {
  const number = Number(text ?? NaN);
  return Number.isFinite(number) ? number : null;
}

function rateOf(fraction: string | undefined): number | null {
  const [frames = NaN, seconds = 1] = (fraction ?? '').split('/').map(Number);
  const rate = Math.round(frames / seconds);
  return Number.isFinite(rate) && rate > 0 ? rate : null;
}

function aspectOf(width: number | undefined, height: number | undefined): string | null {
  if (!width || !height) return null;
  const divisor = greatestCommonDivisor(width, height);
  return `${width / divisor}/${height / divisor}`;
}

function greatestCommonDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestCommonDivisor(other, one % other);
}
