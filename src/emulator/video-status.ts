import { unknownMetadata, type Metadata } from './media/metadata.js';
import { byteLength } from './parts.js';
import { progressOf, type Progress } from './timeline.js';
import type { Source, Video } from './video.js';

/** The answer of `GET /videos/{videoId}/status`. `metadata` is shown once the source is taken in. */
export function describeStatus(
  { source, attributes }: Video,
  metadata: Metadata,
  playableAfter: number,
  now: number,
): object {
  if (source.state === 'awaited') return { ingest: null, encoding: notEncoded };
  if (source.state === 'receiving')
    return { ingest: describeIngest(source, 'uploading'), encoding: notEncoded };

  const traits = { height: metadata.height ?? undefined, mp4Support: attributes.mp4Support };
  const { ingest, playable, qualities } = progressOf(now - source.completedAt, playableAfter, traits);
  const shown = ingest === 'ingested' ? metadata : unknownMetadata;
  return { ingest: describeIngest(source, ingest), encoding: { playable, qualities, metadata: shown } };
}

const notEncoded = { playable: false, qualities: [], metadata: unknownMetadata };

function describeIngest(
  source: Exclude<Source, { state: 'awaited' }>,
  status: Progress['ingest'] | 'uploading',
): object {
  const { unit, pieces } = source.set;
  const total = source.set.total ?? null;

  return {
    status,
    filesize: source.state === 'complete' ? byteLength(pieces) : null,
    receivedBytes:
      unit === 'bytes'
        ? pieces.map(({ start, bytes }) => ({
            from: start,
            to: start + bytes - 1,
            // Unlike the total of parts, this one is never null.
            ...(total !== null && { total }),
          }))
        : [],
    receivedParts:
      unit === 'part' ? { parts: pieces.map(({ start }) => start), total } : { parts: [], total: null },
  };
}
