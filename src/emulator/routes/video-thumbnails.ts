import { json } from '../answer.js';
import { readJson } from '../body.js';
import { invalid, readFields, type Rule } from '../fields.js';
import { route } from '../router.js';
import { text } from '../rules.js';
import { mediaTypeOf, videoThumbnail, withSmallFile } from '../small-file.js';
import { parseTimecode } from '../timecode.js';
import { describeVideo, thumbnailFile } from '../video.js';
import { findVideo } from './find-video.js';

const timecodeRule: Rule<string> = {
  check(value, name) {
    if (typeof value !== 'string') return text.check(value, name);
    const known = parseTimecode(value) !== undefined;
    return known ? [] : [invalid(name, 'This value must be a timecode, such as "00:01:00.000".')];
  },
};

export const videoThumbnailRoutes = [
  route('POST', '/videos/{videoId}/thumbnail', 'key', (exchange) => {
    const video = findVideo(exchange);
    const { world } = exchange;

    return withSmallFile(exchange, videoThumbnail, async (form) => {
      findVideo(exchange);
      await world.files.keep(form.file.path, video.videoId, thumbnailFile);
      world.store.change(video, { thumbnail: { kind: 'image', mediaType: mediaTypeOf(form) } });
      return json(200, describeVideo(video, world));
    });
  }),

  route('PATCH', '/videos/{videoId}/thumbnail', 'key', async (exchange) => {
    const video = findVideo(exchange);
    const { body, world } = exchange;
    const { timecode = '' } = readFields(await readJson(body), { timecode: timecodeRule }, ['timecode']);

    world.store.change(video, { thumbnail: { kind: 'frame', seconds: parseTimecode(timecode) ?? 0 } });
    return json(200, describeVideo(video, world));
  }),
];
