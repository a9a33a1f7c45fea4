import { closeStream } from '../../src/record/source.js';

export interface Noise {
  readonly stream: MediaStream;
  readonly stop: () => void;
}

/** A picture that no encoder can compress, and a tone. */
export function noise({ frameRate = 25, width = 640, height = 360 } = {}): Noise {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No 2D canvas.');
  const image = context.createImageData(canvas.width, canvas.height);
  const pixels = new Uint32Array(image.data.buffer);
  const draw = (): void => {
    for (let index = 0; index < pixels.length; index++) pixels[index] = Math.random() * 2 ** 32;
    context.putImageData(image, 0, 0);
  };
  const timer = setInterval(draw, 1000 / frameRate);
  const audio = new AudioContext();
  const sound = audio.createMediaStreamDestination();
  const tone = audio.createOscillator();
  draw();
  tone.connect(sound);
  tone.start();
  const stream = canvas.captureStream(frameRate);
  for (const track of sound.stream.getTracks()) stream.addTrack(track);

  return {
    stream,
    stop: () => {
      clearInterval(timer);
      closeStream(stream);
      void audio.close();
    },
  };
}
