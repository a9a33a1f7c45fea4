import type { JsonObject } from './body.js';
import { readFields, withoutNulls, type Fields } from './fields.js';
import { transcriptLanguage } from './languages.js';
import { mergePatch } from './merge-patch.js';
import { flag, listOf, matching, oneOf, orNull, pairs, shape, text, texts, type Pair } from './rules.js';

/** What the maker of a video says about it. */
export interface VideoAttributes {
  readonly title: string;
  readonly description: string;
  readonly public: boolean;
  readonly panoramic: boolean;
  readonly mp4Support: boolean;
  readonly tags: readonly string[];
  readonly metadata: readonly Pair[];
  readonly playerId: string | undefined;
  readonly language: string | undefined;
  readonly transcript: boolean;
  readonly transcriptSummary: boolean;
  readonly transcriptSummaryAttributes: readonly ('abstract' | 'takeaways')[];
  /** Said at creation, and kept as it was said. */
  readonly clip?: Readonly<Record<string, unknown>>;
  readonly watermark?: Readonly<Record<string, unknown>>;
}

/** What `PATCH /videos/{videoId}` can change. */
const changeable = {
  title: text,
  description: text,
  public: flag,
  panoramic: flag,
  mp4Support: flag,
  tags: texts,
  metadata: pairs,
  playerId: orNull(text),
  language: orNull(transcriptLanguage),
  transcript: flag,
  transcriptSummary: flag,
  transcriptSummaryAttributes: listOf(oneOf(['abstract', 'takeaways'])),
};

const timecode = matching(
  /^(?:\d{2,3}:[0-5]\d:[0-5]\d(?:\.\d{1,3}|:\d{1,2})?|\d{1,7})$/,
  'This value must be a timecode, such as "00:01:00.000", or a number of seconds.',
);
const distance = matching(/^\d+(?:\.\d+)?(?:px|%)$/, 'This value must be in px or %.');
const length = matching(
  /^(?:initial|\d+(?:\.\d+)?(?:px|%))$/,
  'This value must be in px or %, or "initial".',
);

const creatable = {
  ...changeable,
  source: text,
  clip: shape({ startTimecode: timecode, endTimecode: timecode }),
  watermark: shape({
    id: text,
    top: distance,
    right: distance,
    bottom: distance,
    left: distance,
    width: length,
    height: length,
    opacity: matching(/^\d+(?:\.\d+)?%$/, 'This value must be in %.'),
  }),
};

/** The attributes of a video that has nothing but a title. */
export function defaultAttributes(title: string): VideoAttributes {
  return {
    title,
    description: '',
    public: true,
    panoramic: false,
    mp4Support: true,
    tags: [],
    metadata: [],
    playerId: undefined,
    language: undefined,
    transcript: false,
    transcriptSummary: false,
    transcriptSummaryAttributes: ['abstract', 'takeaways'],
  };
}

/** The body of `POST /videos`, read. */
export interface VideoCreation {
  readonly attributes: VideoAttributes;
  /** A URL, or the id of a video to copy. */
  readonly source: string | undefined;
}

/** Reads the body of `POST /videos`. Throws one problem that names every attribute it refuses. */
export function readVideoCreation(body: JsonObject): VideoCreation {
  const { source, ...fields } = readFields(withoutNulls(body), creatable, ['title']);

  return { attributes: mergePatch(defaultAttributes(''), fields), source };
}

/** Reads the body of `PATCH /videos/{videoId}`; what cannot be changed is left out of it. */
export function readVideoPatch(body: JsonObject): Fields<typeof changeable> {
  return readFields(body, changeable);
}
