import { randomUUID } from 'node:crypto';
import { atomDate } from '../atom-date.js';
import type { JsonObject } from '../body.js';
import { invalid, readFields, withoutNulls, type Complaint, type Fields, type Rule } from '../fields.js';
import { newId } from '../ids.js';
import { mergePatch } from '../merge-patch.js';
import { flag, isObject, listOf, must, orNull, text } from '../rules.js';

/** A place that a live stream is also sent to. */
export interface Restream {
  readonly name: string;
  readonly serverUrl: string;
  readonly streamKey: string;
}

export interface LiveStream {
  readonly liveStreamId: string;
  readonly name: string;
  readonly streamKey: string;
  readonly public: boolean;
  readonly playerId?: string | undefined;
  readonly restreams: readonly Restream[];
  readonly broadcasting: boolean;
  /** The content type of its picture, if it has one. */
  readonly thumbnail?: string | undefined;
  /** In milliseconds since the epoch. */
  readonly createdAt: number;
  readonly updatedAt: number;
}

const maxRestreams = 5;

const restream: Rule<Restream> = {
  check(value, name) {
    if (!isObject(value)) return must('an object', isObject).check(value, name);
    return ['name', 'serverUrl', 'streamKey'].flatMap((member) =>
      checkMember(value[member], member, `${name}[${member}]`),
    );
  },
};

const changeable = {
  name: text,
  public: flag,
  playerId: orNull(text),
  restreams: listOf(restream, maxRestreams),
};

/** Makes a live stream of the body of `POST /live-streams`. */
export function createLiveStream(body: JsonObject, now: number): LiveStream {
  const fields = readFields(withoutNulls(body), changeable, ['name']);
  const blank = {
    liveStreamId: newId('li'),
    name: '',
    streamKey: randomUUID(),
    public: true,
    restreams: [],
    broadcasting: false,
    createdAt: now,
    updatedAt: now,
  };

  return mergePatch<LiveStream>(blank, withPlainRestreams(fields));
}

/** Lays the body of `PATCH /live-streams/{liveStreamId}` over a live stream. */
export function patchLiveStream(stream: LiveStream, body: JsonObject, now: number): LiveStream {
  return { ...mergePatch(stream, withPlainRestreams(readFields(body, changeable))), updatedAt: now };
}

/** A live stream as the API shows it; `url` is where its assets live, which of a private one contain `token`. */
export function describeLiveStream(stream: LiveStream, url: string, token?: string): object {
  const { liveStreamId, name, streamKey, playerId, broadcasting, restreams, createdAt, updatedAt } = stream;
  const player = `${url}/live/${liveStreamId}${token === undefined ? '' : `?token=${token}`}`;
  const root = token === undefined ? `${url}/live` : `${url}/live/private/${token}`;

  return {
    liveStreamId,
    name,
    streamKey,
    public: stream.public,
    ...(playerId && { playerId }),
    broadcasting,
    restreams,
    createdAt: atomDate(createdAt),
    updatedAt: atomDate(updatedAt),
    assets: {
      iframe: `<iframe src="${player}" width="100%" height="100%" frameborder="0" scrolling="no" allowfullscreen="true"></iframe>`,
      player,
      hls: `${root}/${liveStreamId}.m3u8`,
      thumbnail: `${root}/${liveStreamId}/thumbnail.jpg`,
    },
  };
}

function checkMember(value: unknown, member: string, name: string): readonly Complaint[] {
  if (value === undefined || value === null) return [invalid(name, 'This value should not be null.')];
  if (value === '') return [invalid(name, 'This value should not be blank.')];
  if (typeof value !== 'string') return text.check(value, name);
  if (member !== 'serverUrl') return [];

  const [, app] = /^rtmps?:\/\/[^/\s]+(\/\S*)?$/i.exec(value) ?? [value, undefined];
  if (!/^rtmps?:\/\/[^/\s]/i.test(value) || /\s/.test(value)) {
    return [invalid(name, 'RTMP URL should have the following format: [rtmp|rtmps]://[host]/[app name].')];
  }
  return app === undefined || app === '/'
    ? [invalid(name, 'Missing app name: [rtmp|rtmps]://[host]/[app name].')]
    : [];
}

/** The members that a restream has; what else was sent is left out. */
function withPlainRestreams(fields: Fields<typeof changeable>): Fields<typeof changeable> {
  const { restreams } = fields;
  if (!restreams) return fields;
  return {
    ...fields,
    restreams: restreams.map(({ name, serverUrl, streamKey }) => ({ name, serverUrl, streamKey })),
  };
}
