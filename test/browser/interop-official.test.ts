import type { ApiVideoMediaRecorder } from '@api.video/media-recorder';
import type { ProgressiveUploader, VideoUploader } from '@api.video/video-uploader';
import { expect } from '@open-wc/testing';
import { recordsVideo } from '../helpers/abilities/records-video.js';
import { where } from '../helpers/abilities/where.js';
import { openEmulator, sha256, type TestEmulator } from '../helpers/emulator.js';
import { videoFile } from '../helpers/files.js';
import { loadOfficial } from '../helpers/official.js';
import { recordedChunks } from '../helpers/recorded-chunks.js';

const MiB = 1024 * 1024;

interface Official {
  readonly VideoUploader: typeof VideoUploader;
  readonly ProgressiveUploader: typeof ProgressiveUploader;
  readonly ApiVideoMediaRecorder: typeof ApiVideoMediaRecorder;
}

/** What the scripts have left on `window`. */
function official(): Official {
  return window as unknown as Official;
}

describe('the official packages, unchanged, over https', () => {
  let emulator: TestEmulator;
  let common: { readonly uploadToken: string; readonly apiHost: string };

  before(async () => {
    await loadOfficial('video-uploader');
    await loadOfficial('media-recorder');
  });

  beforeEach(async () => {
    emulator = await openEmulator({ https: true, ffmpeg: false });
    common = { uploadToken: emulator.token, apiHost: new URL(emulator.url).host };
  });

  afterEach(() => emulator.close());

  it('VideoUploader sends a file in chunks and tells its progress', async () => {
    const file = videoFile({ bytes: 12 * MiB, name: 'holiday.mp4' });
    const uploader = new (official().VideoUploader)({ ...common, file, chunkSize: 5 * MiB });
    const progress: number[] = [];
    uploader.onProgress(({ uploadedBytes }) => progress.push(uploadedBytes));

    const { videoId, title } = await uploader.upload();

    const { videos, requests } = await emulator.look();
    expect([videos.length, videos[0]?.videoId, title]).to.deep.equal([1, videoId, 'holiday.mp4']);
    expect(videos[0]?.sha256).to.equal(await sha256(file));
    expect(videos[0]?.parts.length).to.equal(3);
    expect(progress.at(-1)).to.be.at.least(file.size);
    expect(requests.some(({ method }) => method === 'OPTIONS')).to.equal(true);
  });

  it('VideoUploader finds the video playable', async () => {
    const uploader = new (official().VideoUploader)({ ...common, file: videoFile({ bytes: 1000 }) });
    const playable = new Promise<string>((resolve) => uploader.onPlayable(({ videoId }) => resolve(videoId)));

    const { videoId } = await uploader.upload();

    expect(await playable).to.equal(videoId);
  });

  it('VideoUploader fills a video that was made before', async () => {
    const videoId = await emulator.createContainer();
    const file = videoFile({ bytes: 6 * MiB });
    const uploader = new (official().VideoUploader)({ ...common, videoId, file, chunkSize: 5 * MiB });

    const video = await uploader.upload();

    const { videos } = await emulator.look();
    expect([video.videoId, video.title, videos.length]).to.deep.equal([videoId, 'container', 1]);
    expect(videos[0]?.sha256).to.equal(await sha256(file));
  });

  it('VideoUploader tries again after a 502', async () => {
    await emulator.setFaults([
      { match: { part: 2 }, times: 1, then: { status: 502, body: '<h1>Bad gateway</h1>' } },
    ]);
    const file = videoFile({ bytes: 6 * MiB });
    const retryStrategy = (count: number) => (count > 3 ? null : 20);

    await new (official().VideoUploader)({ ...common, file, chunkSize: 5 * MiB, retryStrategy }).upload();

    const { videos } = await emulator.look();
    expect(videos[0]?.sha256).to.equal(await sha256(file));
  });

  it('ProgressiveUploader sends parts as they come', async () => {
    const parts = [5 * MiB, 6 * MiB, 1000].map((bytes) => videoFile({ bytes }));
    const uploader = new (official().ProgressiveUploader)({ ...common });

    await uploader.uploadPart(parts[0] ?? new Blob());
    await uploader.uploadPart(parts[1] ?? new Blob());
    await uploader.uploadLastPart(parts[2] ?? new Blob());

    const { videos } = await emulator.look();
    expect(videos[0]?.sha256).to.equal(await sha256(new Blob(parts)));
  });

  it('a wrong token is refused as it expects', async () => {
    const uploader = new (official().VideoUploader)({ ...common, uploadToken: 'to0', file: videoFile() });

    const error = await uploader.upload().catch((failure: unknown) => failure);

    expect((error as { status?: number }).status).to.equal(401);
  });

  where(recordsVideo).it('ApiVideoMediaRecorder records the camera into one video', async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });
    const recorder = new (official().ApiVideoMediaRecorder)(stream, { ...common, videoName: 'Me' });
    const chunks = recordedChunks();

    recorder.start({ timeslice: 200 });
    while (chunks.length < 3) await new Promise(requestAnimationFrame);
    const { videoId, title } = await recorder.stop();
    stream.getTracks().forEach((track) => track.stop());

    const { videos } = await emulator.look();
    expect([videos.length, videos[0]?.videoId, videos[0]?.complete]).to.deep.equal([1, videoId, true]);
    expect(videos[0]?.sha256).to.equal(await sha256(new Blob(chunks)));
    expect(title).to.equal('Me');
  });
});
