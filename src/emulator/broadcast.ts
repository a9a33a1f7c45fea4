import type { LiveStream } from './resources/live-stream.js';
import { defaultAttributes } from './video-attributes.js';
import type { World } from './world.js';

type Stage = Pick<World, 'kept' | 'store' | 'now' | 'emit'>;

/** Puts a live stream on air, as an encoder that connects with its key would. One that is on air stays so. */
export function startBroadcast(liveStreamId: string, world: Stage): void {
  const stream = world.kept.liveStreams.get(liveStreamId);
  if (!stream || stream.broadcasting) return;

  put({ ...stream, broadcasting: true }, world);
  world.emit({ type: 'live-stream.broadcast.started', liveStreamId });
}

/** Takes a live stream off the air and records it as a video without bytes. One that is not on air stays as it is. */
export function completeBroadcast(liveStreamId: string, world: Stage): void {
  const stream = world.kept.liveStreams.get(liveStreamId);
  if (!stream?.broadcasting) return;

  put({ ...stream, broadcasting: false }, world);
  world.emit({ type: 'live-stream.broadcast.ended', liveStreamId });

  const attributes = { ...defaultAttributes(stream.name), public: stream.public };
  const { videoId } = world.store.create(attributes, { type: 'liveStream', liveStreamId });
  world.emit({ type: 'video.source.recorded', liveStreamId, videoId });
}

function put(stream: LiveStream, { kept, now }: Stage): void {
  kept.liveStreams.put(stream.liveStreamId, { ...stream, updatedAt: now() });
}
