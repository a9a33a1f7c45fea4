import { expect } from '@open-wc/testing';
import { records } from '../helpers/abilities/records.js';
import { recordsVideo } from '../helpers/abilities/records-video.js';
import { where } from '../helpers/abilities/where.js';
import { bothSides, failureOf, type Side, type Sides } from '../helpers/compat-sides.js';
import type { WireRequest } from '../helpers/compat-wire-plugin.js';
import { comparable, openWired, told, type Wired } from '../helpers/compat-wire.js';
import { sha256 } from '../helpers/emulator.js';
import { noise } from '../helpers/noise.js';
import { lavish, watchRecorders, recorded, type Asked } from '../helpers/watch-recorders.js';

type Recorder = InstanceType<Side['ApiVideoMediaRecorder']>;

function next(recorder: Recorder, type: Parameters<Recorder['addEventListener']>[0]): Promise<unknown> {
  return new Promise((resolve) => {
    recorder.addEventListener(type, (event) => resolve((event as Event & { readonly data: unknown }).data));
  });
}

/** All of a request that does not depend on how much was recorded. */
function besidesBytes(request: WireRequest | undefined): object | undefined {
  if (!request) return undefined;
  const { 'content-range': range, ...headers } = request.headers;
  const fields = request.fields.map((field) => ({ ...field, bytes: 0, sha256: '' }));
  return { range: range?.replace(/\*$/, '1'), ...comparable({ ...request, headers, fields }) };
}

where(recordsVideo).describe('ApiVideoMediaRecorder', () => {
  let sides: Sides;
  let wired: Wired;
  let common: { readonly uploadToken: string; readonly apiHost: string };
  let asked: Asked;

  before(async () => {
    sides = await bothSides();
  });

  beforeEach(async () => {
    wired = await openWired();
    common = { uploadToken: wired.emulator.token, apiHost: wired.host };
    asked = watchRecorders();
  });

  afterEach(async () => {
    asked.stop();
    await wired.close();
  });

  /** Records for a moment, with the classes of one side. */
  async function recordBriefly(classes: Side) {
    const { stream, stop } = noise();
    const recorder = new classes.ApiVideoMediaRecorder(stream, common);
    const stopped = next(recorder, 'recordingStopped');
    const states = [recorder.getMediaRecorderState()];

    recorder.start({ timeslice: 200 });
    states.push(recorder.getMediaRecorderState());
    await recorded(asked);
    const stopping = recorder.stop();
    states.push(recorder.getMediaRecorderState());
    const video = await stopping;
    stop();
    return { states, video, stopped: await stopped };
  }

  for (const side of ['old', 'ours'] as const) {
    describe(side, () => {
      it('records into one video, and gives it', async () => {
        const { states, video, stopped } = await recordBriefly(sides[side]);

        const { videos } = await wired.emulator.look();
        const sent = await wired.sent();
        expect(states).to.deep.equal(['inactive', 'recording', 'inactive']);
        expect(stopped).to.deep.equal({});
        expect([videos.length, videos[0]?.complete]).to.deep.equal([1, true]);
        expect([video.videoId, video.title]).to.deep.equal([videos[0]?.videoId, 'file']);
        expect(sent.every(({ path }) => path === `/upload?token=${common.uploadToken}`)).to.equal(true);
        expect(asked.timeslices).to.deep.equal([200]);
      });

      it('records five seconds into each chunk, unless told otherwise', async () => {
        const { stream, stop } = noise();
        const recorder = new sides[side].ApiVideoMediaRecorder(stream, common);

        recorder.start();
        await recorded(asked);
        await recorder.stop();
        stop();

        expect(asked.timeslices).to.deep.equal([5000]);
      });

      it('sends a long recording while it is made, in parts of at least 5 MiB, and gives the file', async () => {
        asked.stop();
        asked = watchRecorders(lavish);
        const { stream, stop } = noise();
        const options = { ...common, videoName: 'Me', generateFileOnStop: true };
        const recorder = new sides[side].ApiVideoMediaRecorder(stream, options);
        const stopped = next(recorder, 'recordingStopped');

        recorder.start({ timeslice: 200 });
        await wired.until(2);
        const { videoId, title } = await recorder.stop();
        stop();

        const { file } = (await stopped) as { readonly file: Blob };
        const { videos, requests } = await wired.emulator.look();
        const parts = requests.filter(({ part }) => part);
        const expected = parts.map((_, index) =>
          index + 1 < parts.length ? `part ${index + 1}/*` : `part ${parts.length}/${parts.length}`,
        );
        expect([videos.length, videos[0]?.videoId, title]).to.deep.equal([1, videoId, 'Me']);
        expect(parts.map(({ headers }) => headers['content-range'])).to.deep.equal(expected);
        expect(Math.min(...parts.slice(0, -1).map(({ bytes }) => bytes))).to.be.at.least(5 * 1024 * 1024);
        expect(videos[0]?.sha256).to.equal(await sha256(file));
        expect(file.type).to.match(/^video\//);
      });

      where(records('video/webm;codecs=vp8,opus')).it(
        'records in the format that is wished for',
        async () => {
          const { stream, stop } = noise();
          const options = { ...common, mimeType: 'video/webm;codecs=vp8,opus' };
          const recorder = new sides[side].ApiVideoMediaRecorder(stream, options);

          recorder.start({ timeslice: 100 });
          await recorded(asked);
          await recorder.stop();
          stop();

          expect(asked.mimeTypes).to.deep.equal(['video/webm;codecs=vp8,opus']);
        },
      );

      it('can be paused, and stopped then', async () => {
        const { stream, stop } = noise();
        const recorder = new sides[side].ApiVideoMediaRecorder(stream, common);

        recorder.start({ timeslice: 100 });
        await recorded(asked);
        recorder.pause();
        const state = recorder.getMediaRecorderState();
        const { videoId } = await recorder.stop();
        stop();

        expect(state).to.equal('paused');
        expect((await wired.emulator.look()).videos[0]?.videoId).to.equal(videoId);
      });

      it('refuses what comes out of turn', async () => {
        const { stream, stop } = noise();
        const recorder = new sides[side].ApiVideoMediaRecorder(stream, common);

        const early = await failureOf(() => recorder.stop());
        const still = await failureOf(() => recorder.pause());
        recorder.start({ timeslice: 100 });
        const twice = await failureOf(() => recorder.start());
        await recorded(asked);
        await recorder.stop();
        stop();

        for (const error of [early, still, twice]) expect(error).to.be.an.instanceof(Error);
      });

      it('tells when the video plays', async () => {
        const { stream, stop } = noise();
        const recorder = new sides[side].ApiVideoMediaRecorder(stream, common);
        const playable = next(recorder, 'videoPlayable');

        recorder.start({ timeslice: 100 });
        await recorded(asked);
        const video = await recorder.stop();
        stop();

        expect(JSON.stringify(await playable)).to.equal(JSON.stringify(video));
      });
    });
  }

  it('the old recorder and ours send the same, but for what is recorded', async () => {
    const old = await recordBriefly(sides.old);
    const before = await wired.sent();
    asked.stop();
    asked = watchRecorders();
    const ours = await recordBriefly(sides.ours);
    const after = (await wired.sent()).slice(before.length);

    expect(besidesBytes(after[0])).to.deep.equal(besidesBytes(before[0]));
    expect(told(ours.video)).to.deep.equal(told(old.video));
  });

  it('the formats of ours are well-formed', () => {
    const { old, ours } = {
      old: sides.old.ApiVideoMediaRecorder.getSupportedMimeTypes(),
      ours: sides.ours.ApiVideoMediaRecorder.getSupportedMimeTypes(),
    };

    expect(old.some((type) => type.includes('codecs:'))).to.equal(true);
    expect(ours.filter((type) => !/^video\/[\w-]+(;codecs=[\w.]+(,[\w.]+)?)?$/.test(type))).to.deep.equal([]);
    expect(ours).to.deep.equal(ours.filter((type) => MediaRecorder.isTypeSupported(type)));
    expect(ours.length).to.be.greaterThan(0);
  });

  where(records('video/webm;codecs=vp9,opus')).it('the best format for live upload comes first', () => {
    const [best] = sides.ours.ApiVideoMediaRecorder.getSupportedMimeTypes();

    expect(best).to.equal('video/webm;codecs=vp9,opus');
  });
});
