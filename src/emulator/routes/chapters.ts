import { empty, json } from '../answer.js';
import { refuse } from '../fields.js';
import { captionLanguage } from '../languages.js';
import { listAnswer } from '../list-answer.js';
import { problem } from '../problem.js';
import { describeChapters, trackFile, trackId, type Chapters } from '../resources/text-track.js';
import { route, type Exchange } from '../router.js';
import { webVtt, withSmallFile } from '../small-file.js';
import { fileRoot } from '../video.js';
import { findVideo } from './find-video.js';

type ChaptersExchange = Exchange<{ readonly videoId: string; readonly language: string }>;

const path = '/videos/{videoId}/chapters/{language}';

export const chapterRoutes = [
  route('GET', '/videos/{videoId}/chapters', 'key', (exchange) => {
    const { videoId } = findVideo(exchange);
    const { kept } = exchange.world;
    const found = kept.chapters.list().filter((chapters) => chapters.videoId === videoId);
    const keys = { language: ({ language }: Chapters) => language };
    return listAnswer(exchange, found, keys, (chapters) => describe(chapters, exchange));
  }),

  route('GET', path, 'key', (exchange) => json(200, describe(findChapters(exchange), exchange))),

  route('POST', path, 'key', (exchange) => {
    const { kept, files } = exchange.world;
    const { language } = exchange.params;
    refuse(captionLanguage.check(language, 'language'));
    const { videoId } = findVideo(exchange);

    return withSmallFile(exchange, webVtt, async ({ file }) => {
      findVideo(exchange);
      await files.keep(file.path, videoId, trackFile('chapters', language));
      kept.chapters.put(trackId(videoId, language), { videoId, language });
      return json(200, describe({ videoId, language }, exchange));
    });
  }),

  route('DELETE', path, 'key', async (exchange) => {
    const { kept, files } = exchange.world;
    const { videoId, language } = findChapters(exchange);
    kept.chapters.delete(trackId(videoId, language));
    await files.remove(videoId, trackFile('chapters', language));
    return empty(204);
  }),
];

function findChapters(exchange: ChaptersExchange): Chapters {
  const { videoId } = findVideo(exchange);
  const chapters = exchange.world.kept.chapters.get(trackId(videoId, exchange.params.language));
  if (!chapters) throw problem('resource-not-found', { name: 'language' });
  return chapters;
}

function describe(chapters: Chapters, { world }: Pick<Exchange, 'world'>): object {
  const { videoId } = chapters;
  const open = world.store.get(videoId)?.attributes.public ?? true;
  const token = open ? undefined : world.privateTokens.issue(videoId);
  return describeChapters(chapters, fileRoot(videoId, world.url, token));
}
