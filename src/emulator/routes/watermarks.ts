import { empty, json } from '../answer.js';
import { newId } from '../ids.js';
import { listAnswer } from '../list-answer.js';
import { describeWatermark, type Watermark } from '../resources/watermark.js';
import { route } from '../router.js';
import { watermarkImage, withSmallFile } from '../small-file.js';
import { find } from './find.js';

const sortKeys = { createdAt: ({ createdAt }: Watermark) => createdAt };

export const watermarkRoutes = [
  route('GET', '/watermarks', 'key', (exchange) =>
    listAnswer(exchange, exchange.world.kept.watermarks.list(), sortKeys, describeWatermark),
  ),

  route('POST', '/watermarks', 'key', (exchange) =>
    withSmallFile(exchange, watermarkImage, async ({ file }) => {
      const { kept, files, now } = exchange.world;
      const watermark = { watermarkId: newId('watermark_'), createdAt: now() };
      await files.keep(file.path, watermark.watermarkId, 'image');
      kept.watermarks.put(watermark.watermarkId, watermark);
      return json(200, describeWatermark(watermark));
    }),
  ),

  route('DELETE', '/watermarks/{watermarkId}', 'key', async (exchange) => {
    const { kept, files } = exchange.world;
    const { watermarkId } = find(exchange, 'watermarkId', kept.watermarks);
    kept.watermarks.delete(watermarkId);
    await files.remove(watermarkId);
    return empty(204);
  }),
];
