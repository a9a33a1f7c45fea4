import type { Ability } from './where.js';

/** Records a canvas, unless it is clear from the start that it can. */
async function recordsPictures(): Promise<boolean> {
  if (MediaRecorder.isTypeSupported('video/webm;codecs=vp8')) return true;
  if (!MediaRecorder.isTypeSupported('video/mp4')) return false;
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  const stream = canvas.captureStream(25);
  const recorder = new MediaRecorder(stream, { mimeType: 'video/mp4' });
  let bytes = 0;
  recorder.addEventListener('dataavailable', ({ data }) => (bytes += data.size));
  const over = new Promise((resolve) => {
    for (const end of ['stop', 'error']) recorder.addEventListener(end, resolve, { once: true });
  });

  recorder.start();
  for (let frame = 0; frame < 30; frame++) {
    context?.fillRect(frame, 0, 1, 1);
    await new Promise(requestAnimationFrame);
  }
  recorder.stop();
  await over;
  stream.getTracks().forEach((track) => track.stop());
  return bytes > 0;
}

export const recordsVideo: Ability = {
  has: await recordsPictures(),
  lacks: 'gives no bytes of a video that it records',
};
