import { expect } from '@open-wc/testing';
import { bothSides, failureOf, type Side, type Sides } from '../helpers/compat-sides.js';
import { openEmulator, sha256, type TestEmulator } from '../helpers/emulator.js';
import { noise } from '../helpers/noise.js';
import { watchForms } from '../helpers/watch-forms.js';
import { watchRecorders, recorded, type Asked } from '../helpers/watch-recorders.js';

type Recorder = InstanceType<Side['ApiVideoMediaRecorder']>;

function next(recorder: Recorder, type: Parameters<Recorder['addEventListener']>[0]): Promise<unknown> {
  return new Promise((resolve) => {
    recorder.addEventListener(type, (event) => resolve((event as Event & { readonly data: unknown }).data));
  });
}

async function untilParts(emulator: TestEmulator, count: number): Promise<void> {
  for (;;) {
    const { requests } = await emulator.look();
    if (requests.filter(({ part, status }) => part && status === 201).length >= count) return;
  }
}

describe('ApiVideoMediaRecorder', () => {
  let sides: Sides;
  let emulator: TestEmulator;
  let common: { readonly uploadToken: string; readonly apiHost: string };
  let asked: Asked;

  before(async () => {
    sides = await bothSides();
  });

  beforeEach(async () => {
    emulator = await openEmulator({ https: true, ffmpeg: false });
    common = { uploadToken: emulator.token, apiHost: new URL(emulator.url).host };
    asked = watchRecorders();
  });

  afterEach(async () => {
    asked.stop();
    await emulator.close();
  });

  for (const side of ['old', 'ours'] as const) {
    describe(side, () => {
      it('records into one video, and gives it', async () => {
        const { stream, stop } = noise();
        const watch = watchForms();
        const recorder = new sides[side].ApiVideoMediaRecorder(stream, common);
        const states = [recorder.getMediaRecorderState()];
        const stopped = next(recorder, 'recordingStopped');

        recorder.start({ timeslice: 200 });
        states.push(recorder.getMediaRecorderState());
        await recorded(asked);
        const video = recorder.stop();
        states.push(recorder.getMediaRecorderState());
        const { videoId, title, _public, createdAt } = await video;
        stop();
        watch.stop();

        const { videos, requests } = await emulator.look();
        const sent = requests.filter(({ method }) => method === 'POST');
        expect(states).to.deep.equal(['inactive', 'recording', 'inactive']);
        expect(await stopped).to.deep.equal({});
        expect([videos.length, videos[0]?.videoId, videos[0]?.complete]).to.deep.equal([1, videoId, true]);
        expect([title, _public, createdAt instanceof Date]).to.deep.equal(['file', true, true]);
        expect(sent.map(({ path }) => path)).to.deep.equal(sent.map(() => '/upload'));
        expect(watch.forms()[0]?.[0]).to.match(/^file file \d+$/);
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
        const { stream, stop } = noise();
        const options = { ...common, videoName: 'Me', generateFileOnStop: true };
        const recorder = new sides[side].ApiVideoMediaRecorder(stream, options);
        const stopped = next(recorder, 'recordingStopped');

        recorder.start({ timeslice: 200 });
        await untilParts(emulator, 2);
        const { videoId, title } = await recorder.stop();
        stop();

        const { file } = (await stopped) as { readonly file: Blob };
        const { videos, requests } = await emulator.look();
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

      it('records in the format that is wished for', async () => {
        const { stream, stop } = noise();
        const options = { ...common, mimeType: 'video/webm;codecs=vp8,opus' };
        const recorder = new sides[side].ApiVideoMediaRecorder(stream, options);

        recorder.start({ timeslice: 100 });
        await recorded(asked);
        await recorder.stop();
        stop();

        expect(asked.mimeTypes).to.deep.equal(['video/webm;codecs=vp8,opus']);
      });

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
        expect((await emulator.look()).videos[0]?.videoId).to.equal(videoId);
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

  it('the formats of ours are well-formed, and the best for live upload comes first', () => {
    const { old, ours } = {
      old: sides.old.ApiVideoMediaRecorder.getSupportedMimeTypes(),
      ours: sides.ours.ApiVideoMediaRecorder.getSupportedMimeTypes(),
    };

    expect(old.some((type) => type.includes('codecs:'))).to.equal(true);
    expect(ours.filter((type) => !/^video\/[\w-]+(;codecs=[\w.]+(,[\w.]+)?)?$/.test(type))).to.deep.equal([]);
    expect(ours[0]).to.equal('video/webm;codecs=vp9,opus');
    expect(ours).to.include('video/webm');
  });
});
