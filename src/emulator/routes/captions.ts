import { empty, json } from '../answer.js';
import { readJson } from '../body.js';
import { readFields, refuse } from '../fields.js';
import { newId } from '../ids.js';
import { captionLanguage } from '../languages.js';
import { listAnswer } from '../list-answer.js';
import { problem } from '../problem.js';
import { describeCaption, trackFile, trackId, type Caption } from '../resources/text-track.js';
import { route, type Exchange } from '../router.js';
import { flag } from '../rules.js';
import { webVtt, withSmallFile } from '../small-file.js';
import { fileRoot } from '../video.js';
import { findVideo } from './find-video.js';

type CaptionExchange = Exchange<{ readonly videoId: string; readonly language: string }>;

const path = '/videos/{videoId}/captions/{language}';

export const captionRoutes = [
  route('GET', '/videos/{videoId}/captions', 'key', (exchange) => {
    const { videoId } = findVideo(exchange);
    const { kept } = exchange.world;
    const found = kept.captions.list().filter((caption) => caption.videoId === videoId);
    const keys = { language: ({ language }: Caption) => language };
    return listAnswer(exchange, found, keys, (caption) => describe(caption, exchange));
  }),

  route('GET', path, 'key', (exchange) => json(200, describe(findCaption(exchange), exchange))),

  route('POST', path, 'key', (exchange) => {
    const { kept, files } = exchange.world;
    const { language, videoId } = readTarget(exchange);

    return withSmallFile(exchange, webVtt, async ({ file }) => {
      findVideo(exchange);
      await files.keep(file.path, videoId, trackFile('captions', language));
      const id = trackId(videoId, language);
      const caption = kept.captions.get(id) ?? {
        captionId: newId('caption_'),
        videoId,
        language,
        default: false,
      };
      kept.captions.put(id, caption);
      return json(200, describe(caption, exchange));
    });
  }),

  route('PATCH', path, 'key', async (exchange) => {
    const { captions } = exchange.world.kept;
    const caption = findCaption(exchange);
    const fields = readFields(await readJson(exchange.body), { default: flag });

    const changed = { ...caption, default: fields.default ?? caption.default };
    // There is one default at most.
    const others = captions
      .list()
      .filter(({ videoId, language }) => videoId === caption.videoId && language !== caption.language);
    if (changed.default) {
      for (const other of others) captions.put(idOf(other), { ...other, default: false });
    }
    captions.put(idOf(changed), changed);
    return json(200, describe(changed, exchange));
  }),

  route('DELETE', path, 'key', async (exchange) => {
    const { kept, files } = exchange.world;
    const { videoId, language } = findCaption(exchange);
    kept.captions.delete(trackId(videoId, language));
    await files.remove(videoId, trackFile('captions', language));
    return empty(204);
  }),
];

/** The video and the language of a request. Throws the problem of either. */
function readTarget(exchange: CaptionExchange): { videoId: string; language: string } {
  const { language } = exchange.params;
  refuse(captionLanguage.check(language, 'language'));
  return { videoId: findVideo(exchange).videoId, language };
}

function findCaption(exchange: CaptionExchange): Caption {
  const { videoId, language } = readTarget(exchange);
  const caption = exchange.world.kept.captions.get(trackId(videoId, language));
  if (!caption) throw problem('resource-not-found', { name: 'language' });
  return caption;
}

function idOf({ videoId, language }: Caption): string {
  return trackId(videoId, language);
}

function describe(caption: Caption, { world }: Pick<Exchange, 'world'>): object {
  const { videoId } = caption;
  const open = world.store.get(videoId)?.attributes.public ?? true;
  const token = open ? undefined : world.privateTokens.issue(videoId);
  return describeCaption(caption, fileRoot(videoId, world.url, token));
}
