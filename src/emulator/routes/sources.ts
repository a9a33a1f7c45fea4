import { rm } from 'node:fs/promises';
import { json, type Answer } from '../answer.js';
import { parseContentRange, type ContentRange } from '../content-range.js';
import { receiveForm, type ReceivedForm } from '../multipart.js';
import { problem } from '../problem.js';
import { route, type Exchange } from '../router.js';
import { accept } from '../store.js';
import { defaultAttributes } from '../video-attributes.js';
import { describeVideo, type Video } from '../video.js';
import { findVideo } from './find-video.js';

export const sourceRoutes = [
  route('POST', '/videos/{videoId}/source', 'key', (exchange) => {
    const video = findVideo(exchange);
    return receiveSource(exchange, () => video);
  }),

  route('POST', '/upload', 'open', (exchange) => {
    const { query, world } = exchange;
    const token = query.get('token');
    if (!token) throw problem('authentication-missing-upload-token');
    if (!world.uploadTokens.get(token)) throw problem('authentication-invalid-upload-token');

    return receiveSource(exchange, ({ file, fields }, range) => {
      const videoId = fields.get('videoId');
      if (videoId !== undefined) return findVideo({ params: { videoId }, world });

      // A refused file must not leave a video behind.
      accept({ state: 'awaited' }, range, file.bytes);
      return world.store.create(defaultAttributes(file.name || 'untitled'));
    });
  }),
];

async function receiveSource(
  { headers, body, record, world }: Exchange,
  target: (form: ReceivedForm, range: ContentRange) => Video,
): Promise<Answer> {
  const range = parseContentRange(headers['content-range']);
  if (!range) throw problem('video-content-range-malformed');

  const form = await receiveForm(body, headers, {
    path: world.store.incomingPath(),
    onBytes: (bytes) => (record.bytes += bytes),
  });
  try {
    record.videoId = form.fields.get('videoId') ?? record.videoId;
    const video = target(form, range);
    record.videoId = video.videoId;
    await world.store.receive(video, range, form.file);
    const { videoId, source } = video;
    return json(201, source.state === 'complete' ? describeVideo(video, world) : { videoId });
  } finally {
    // A file that was taken in has been moved away; a refused one is still here.
    await rm(form.file.path, { force: true });
  }
}
