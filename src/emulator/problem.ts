interface Documented {
  readonly status: number;
  readonly title: string;
  readonly name?: string;
  readonly detail?: string;
}

const range = 'value in the "Content-Range" header';

/** The errors of the API that the emulator can answer, by the last segment of their `type`. */
const documented = {
  'authentication-invalid-api-key': { status: 401, title: 'The API key is invalid.' },
  'authentication-invalid-access-token': { status: 401, title: 'The access token is invalid or expired.' },
  'authentication-invalid-upload-token': { status: 401, title: 'The upload token is invalid or expired.' },
  'authentication-invalid-authorization-header-value': {
    status: 401,
    title: 'The "Authorization" header value is invalid.',
  },
  'authentication-missing-authorization-header': {
    status: 401,
    title: 'The "Authorization" header is missing.',
  },
  'authentication-missing-upload-token': { status: 401, title: 'The upload token is missing.' },
  'authorization-disabled-analytics': { status: 403, title: 'You cannot get analytics from this project.' },
  'authentication-invalid-user-credentials': {
    status: 400,
    title: 'The user credentials were incorrect.',
    name: '',
  },
  'too-many-requests': { status: 429, title: 'Too many requests.' },
  'invalid-attribute': { status: 400, title: 'An attribute is invalid.' },
  'attribute-required': { status: 400, title: 'This attribute is required.' },
  'request-invalid-query-parameter': { status: 400, title: 'A query parameter is invalid.' },
  'webhook-limit-reached': { status: 400, title: 'Your account has reached the webhook urls limit.' },
  'summary-already-exists': {
    status: 409,
    title: 'A summary already exists or is being created on this video.',
    detail: 'You can delete the existing summary and generate a new one.',
  },
  'invalid-payload': { status: 400, title: 'The payload is invalid.' },
  'resource-not-found': { status: 404, title: 'The requested resource was not found.' },
  'unrecognized-request-url': { status: 404, title: 'Unrecognized request URL.' },
  'method-not-allowed': { status: 405, title: 'Method is not allowed for this route.' },
  'uploaded-file-empty': { status: 400, title: 'The uploaded file is empty.', name: 'file' },
  'uploaded-file-invalid-file': { status: 400, title: 'The uploaded file is invalid.', name: 'file' },
  'uploaded-file-extension-invalid': {
    status: 400,
    title: 'The extension of the file is not supported.',
    name: 'file',
  },
  'uploaded-file-multiple-files': {
    status: 400,
    title: 'There is more than one uploaded file in the request.',
    name: 'file',
  },
  'uploaded-file-no-file': {
    status: 400,
    title: 'There is no uploaded file in the request.',
    name: 'file',
  },
  'uploaded-file-too-large': { status: 400, title: 'The uploaded file is too large.', name: 'file' },
  'video-source-already-uploaded': {
    status: 400,
    title: 'The source of the video is already uploaded.',
    name: 'file',
  },
  'video-source-already-copied': {
    status: 400,
    title: 'This video source has already been copied from an existing video when the video was created.',
  },
  'video-source-already-downloaded': {
    status: 400,
    title: 'This video source has already been downloaded when the video was created.',
  },
  'video-content-range-already-initiated': {
    status: 400,
    title: 'This video source has already been initiated with a "Content-Range" upload.',
  },
  'video-content-range-malformed': {
    status: 400,
    title:
      'The value of the "Content-Range" header is malformed, the expected format is "bytes <from_byte>-<to_byte>/<total_bytes>" or "part <part>/<total_parts>".',
  },
  'video-content-range-started-with-part': {
    status: 400,
    title: 'This "Content-Range" upload has been started with "part", you cannot continue it with "bytes".',
  },
  'video-content-range-started-with-bytes': {
    status: 400,
    title: 'This "Content-Range" upload has been started with "bytes", you cannot continue it with "part".',
  },
  'video-content-range-by-part-different-total-parts': {
    status: 400,
    title: `The "total_parts" ${range} must be the same than the one you already set for this video.`,
  },
  'video-content-range-by-part-part-already-sent': {
    status: 400,
    title: `The "part" ${range} collides with a previous one you already sent for this video.`,
  },
  'video-content-range-by-part-part-too-high-allowed': {
    status: 400,
    title: `The "part" ${range} is higher than the maximum number of parts allowed for a video.`,
    detail: 'The maximum number of parts allowed for a video is 10000.',
  },
  'video-content-range-by-part-part-too-high-total': {
    status: 400,
    title: `The "part" ${range} is higher than the "total_parts" value you set for this video.`,
  },
  'video-content-range-by-part-part-zero': {
    status: 400,
    title: `The "part" ${range} must be greater than 0.`,
  },
  'video-content-range-by-part-total-parts-too-high': {
    status: 400,
    title: `The "total_parts" ${range} is higher than the maximum number of parts allowed for a video.`,
    detail: 'The maximum number of parts allowed is 10000.',
  },
  'video-content-range-by-part-total-parts-too-low': {
    status: 400,
    title: `The "total_parts" ${range} is lower than or equal to a part number you already sent for this video.`,
  },
  'video-content-range-by-part-total-parts-zero': {
    status: 400,
    title: `The "total_parts" ${range} must be greater than 0.`,
  },
  'video-content-range-by-part-uploaded-file-too-small': {
    status: 400,
    title: 'The uploaded file is too small.',
    detail: 'It must be greater than or equal to 5 MiB (5,242,880 bytes), except if it is the last part.',
  },
  'video-content-range-by-bytes-different-total-bytes': {
    status: 400,
    title: `The "total_bytes" ${range} must be the same than the one you already set for this video.`,
  },
  'video-content-range-by-bytes-from-byte-too-high': {
    status: 400,
    title: `The "from_byte" ${range} is higher than the "to_byte" value.`,
  },
  'video-content-range-by-bytes-range-mismatch': {
    status: 400,
    title:
      'The size of the file you sent is different than the range length you set in the "Content-Range" header.',
  },
  'video-content-range-by-bytes-range-overlap': {
    status: 400,
    title:
      'The range in the "Content-Range" header overlaps with a previous one you already sent for this video.',
  },
  'video-content-range-by-bytes-range-too-large': {
    status: 400,
    title: 'The range in the "Content-Range" header is too large.',
    detail: 'It must be lower than or equal to 209,715,200 (200 MiB).',
  },
  'video-content-range-by-bytes-range-too-small': {
    status: 400,
    title: 'The range in the "Content-Range" header is too small.',
    detail: 'It must be greater than or equal to 5,242,880 (5 MiB), except if it is the last chunk.',
  },
  'video-content-range-by-bytes-to-byte-too-high-allowed': {
    status: 400,
    title: `The "to_byte" ${range} is higher than the maximum upper bound allowed for a video.`,
    detail: 'The maximum upper bound allowed for a video is 52,428,799,999.',
  },
  'video-content-range-by-bytes-to-byte-too-high-total': {
    status: 400,
    title: `The "to_byte" ${range} is higher than the "total_bytes" value you set for this video.`,
  },
  'video-content-range-by-bytes-total-bytes-too-high': {
    status: 400,
    title: `The "total_bytes" ${range} is higher than the maximum allowed limit.`,
    detail: 'The maximum allowed limit is 52,428,800,000.',
  },
  'video-content-range-by-bytes-total-bytes-too-low': {
    status: 400,
    title: `The "total_bytes" ${range} is lower than or equal to the upper bound of a range you already sent for this video.`,
  },
  'video-content-range-by-bytes-total-bytes-zero': {
    status: 400,
    title: `The "total_bytes" ${range} must be greater than 0.`,
  },
} as const satisfies Record<string, Documented>;

/** The last segment of a problem's `type`. */
export type ProblemSlug = keyof typeof documented;

/** One offending parameter among several, as `problems[]` lists them. */
export interface ProblemEntry {
  readonly type?: string;
  readonly title: string;
  readonly name: string;
  readonly range?: { readonly min: number; readonly max?: number };
}

/** The JSON body of an error. */
export interface ProblemBody {
  readonly type?: string;
  readonly title: string;
  readonly status: number;
  readonly name?: string;
  readonly detail?: string;
  readonly range?: { readonly min: number; readonly max?: number };
  readonly problems?: readonly ProblemEntry[];
}

/** A refusal that the API documents. Thrown by routes, answered by the server. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly body: ProblemBody;

  constructor(body: ProblemBody) {
    super(body.title);
    this.body = body;
  }
}

/** The documented problem `slug`; `extra` names the parameter, or says more than the documentation does. */
export function problem(
  slug: ProblemSlug,
  extra: Partial<Omit<ProblemBody, 'type' | 'status'>> = {},
): Problem {
  return new Problem({ type: typeOf(slug), ...documented[slug], ...extra });
}

/** One problem for several offending parameters: the first speaks for all, as the API has it. */
export function problemOfMany(entries: readonly [ProblemEntry, ...ProblemEntry[]]): Problem {
  return new Problem({ ...entries[0], status: 400, problems: entries });
}

/** The URL that identifies a problem. */
export function typeOf(slug: ProblemSlug): string {
  return `https://docs.api.video/reference/${slug}`;
}
