import { ApiVideoError } from '../base/error.js';

/** Characters of a format's name that are told. */
const longestType = 100;

/** Which kinds of track are there to record. */
export interface RecordedKinds {
  readonly video: boolean;
  readonly audio: boolean;
}

export interface MimeChoice {
  /** Well-formed, with codecs for exactly the kinds recorded; empty where the browser is to choose. */
  readonly mimeType: string;
  /** Milliseconds between two key frames; absent where the format needs none for live chunks. */
  readonly keyFrameInterval?: number;
}

/** The formats to try, best first for sending while recording: WebM is written as it comes, MP4 in fragments. */
const formats: readonly { readonly container: string; readonly video: string; readonly audio: string }[] = [
  { container: 'webm', video: 'vp9', audio: 'opus' },
  { container: 'webm', video: 'vp8', audio: 'opus' },
  { container: 'webm', video: 'h264', audio: 'opus' },
  { container: 'mp4', video: 'avc1.42E01E', audio: 'mp4a.40.2' },
  { container: 'mp4', video: 'avc1.42E01E', audio: 'opus' },
  { container: 'mp4', video: 'vp9', audio: 'opus' },
];

/** Chromium ends an MP4 fragment at a key frame only: every five seconds, or never on a still screen. */
const mp4KeyFrameInterval = 1000;

/**
 * The format to record in. A type wished for is used, or refused with code `unsupported`. Its codecs are
 * fitted to the kinds recorded, since Firefox hangs on a codec that has no track and refuses a track that has
 * no codec: what is too many goes, a missing audio codec becomes Opus, and failing that the container stands
 * alone. Where no type is known to be supported the browser chooses: WebKit may deny all of them at first.
 */
export function chooseMimeType(
  kinds: RecordedKinds,
  isSupported: (mimeType: string) => boolean,
  wished?: string,
): MimeChoice {
  if (wished === undefined || wished === '') {
    return withKeyFrames(candidates(kinds).find(isSupported) ?? '', kinds);
  }

  const mimeType = fit(wished, kinds)?.find(isSupported);
  if (mimeType !== undefined) return withKeyFrames(mimeType, kinds);
  throw new ApiVideoError(
    'unsupported',
    `This browser can't record this stream as \`${wished.slice(0, longestType)}\`.`,
  );
}

/** The usual file extension of a recorder's type; `webm` where it can't be told. */
export function extensionOf(mimeType: string): 'webm' | 'mp4' | 'mkv' | 'ogg' {
  const container = /^\w+\/([\w-]+)/.exec(mimeType)?.[1]?.toLowerCase();
  if (container === 'mp4' || container === 'ogg') return container;
  return container === 'x-matroska' ? 'mkv' : 'webm';
}

function candidates(kinds: RecordedKinds): readonly string[] {
  const named = formats.map(({ container, video, audio }) =>
    typeOf(kinds, container, [...(kinds.video ? [video] : []), ...(kinds.audio ? [audio] : [])]),
  );
  const bare = ['webm', 'mp4'].map((container) => typeOf(kinds, container, []));
  return [...named, ...bare];
}

function typeOf({ video }: RecordedKinds, container: string, codecs: readonly string[]): string {
  return withCodecs(`${video ? 'video' : 'audio'}/${container}`, codecs);
}

/** What the wish comes to for these kinds, best first; `undefined` if it is malformed or can't hold them. */
function fit(wished: string, kinds: RecordedKinds): readonly string[] | undefined {
  // Engines pass over a parameter they can't parse, such as `codecs:vp9`, and then record something else.
  const match = /^\s*((?:video|audio)\/[\w-]+)\s*(?:;\s*codecs\s*=\s*(?:"([^"]*)"|([\w.,\s-]*)))?\s*$/i.exec(
    wished,
  );
  const container = match?.[1];
  if (container === undefined || (kinds.video && container.toLowerCase().startsWith('audio')))
    return undefined;

  const codecs = (match?.[2] ?? match?.[3] ?? '').split(',').map((codec) => codec.trim());
  const video = kinds.video ? codecs.filter((codec) => codec !== '' && !isAudioCodec(codec)) : [];
  const audio = kinds.audio ? codecs.filter(isAudioCodec) : [];
  if (kinds.video ? video.length === 0 : audio.length === 0) return [container];
  if (kinds.audio && audio.length === 0) return [withCodecs(container, [...video, 'opus']), container];
  return [withCodecs(container, [...video, ...audio])];
}

function isAudioCodec(codec: string): boolean {
  return /^(?:opus|vorbis|pcm|mp4a|aac|mp3|flac|alac|[ae]c-3)/i.test(codec);
}

function withCodecs(container: string, codecs: readonly string[]): string {
  return codecs.length > 0 ? `${container};codecs=${codecs.join(',')}` : container;
}

function withKeyFrames(mimeType: string, { video }: RecordedKinds): MimeChoice {
  const fragmented = video && extensionOf(mimeType) === 'mp4';
  return { mimeType, ...(fragmented && { keyFrameInterval: mp4KeyFrameInterval }) };
}
