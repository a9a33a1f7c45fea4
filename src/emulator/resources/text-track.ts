import { languageName } from '../languages.js';

/** A file of texts that belong to moments of a video, in one language. */
interface TextTrack {
  readonly videoId: string;
  readonly language: string;
}

/** Subtitles. At most one per video is the default. */
export interface Caption extends TextTrack {
  readonly captionId: string;
  readonly default: boolean;
}

export type Chapters = TextTrack;

/** The key of a track in its collection. */
export function trackId(videoId: string, language: string): string {
  return `${videoId}/${language}`;
}

/** What the file of a track is called among those of its video. */
export function trackFile(kind: 'captions' | 'chapters', language: string): string {
  return `${kind}-${language}.vtt`;
}

/** A caption as the API shows it; `root` is where the files of its video are. */
export function describeCaption(caption: Caption, root: string): object {
  const { videoId, language } = caption;

  return {
    uri: `/videos/${videoId}/captions/${language}`,
    src: `${root}/captions/${language}.vtt`,
    srclang: language,
    languageName: languageName(language) ?? language,
    default: caption.default,
  };
}

/** Chapters as the API shows them; `root` is where the files of their video are. */
export function describeChapters({ videoId, language }: Chapters, root: string): object {
  return {
    uri: `/videos/${videoId}/chapters/${language}`,
    src: `${root}/chapters/${language}.vtt`,
    language,
  };
}
