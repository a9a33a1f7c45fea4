import { expect } from '@open-wc/testing';
import type { InterruptionAdvice } from '../../src/record/interruption.js';
import type { PictureVerdict } from '../../src/record/picture-health.js';
import type { SourceWarning } from '../../src/record/source-warning.js';
import { closeStream, openSource } from '../../src/record/source.js';
import { watchInterruptions } from '../../src/record/watch-interruptions.js';
import { watchPicture } from '../../src/record/watch-picture.js';
import { watchSound } from '../../src/record/watch-sound.js';
import { watchSource } from '../../src/record/watch-source.js';
import { hearsTrackEvents } from '../helpers/abilities/hears-track-events.js';
import { where } from '../helpers/abilities/where.js';
import { plainPicture } from '../helpers/plain-picture.js';

let life: AbortController;
beforeEach(() => (life = new AbortController()));
afterEach(() => life.abort());

/** Collects what is told, and waits for something of it. */
function told<T>() {
  const all: T[] = [];
  const waiting = new Map<(value: T) => boolean, (value: T) => void>();
  return {
    all,
    tell: (value: T): void => {
      all.push(value);
      for (const [wanted, resolve] of waiting) if (wanted(value)) resolve(value);
    },
    next: (wanted: (value: T) => boolean): Promise<T> =>
      new Promise((resolve) => waiting.set(wanted, resolve)),
  };
}

/** Until some of its pictures have been seen: WebKit shows nothing of a canvas that was painted before. */
async function shown(track: MediaStreamTrack): Promise<void> {
  const video = Object.assign(document.createElement('video'), { muted: true, playsInline: true });
  video.srcObject = new MediaStream([track]);
  await video.play();
  for (let count = 0; count < 10; count++) {
    await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
  }
  video.srcObject = null;
}

/** A tone that can be switched off. */
function tone() {
  const context = new AudioContext();
  const output = context.createMediaStreamDestination();
  const volume = context.createGain();
  const source = context.createOscillator();
  source.connect(volume).connect(output);
  source.start();
  life.signal.addEventListener('abort', () => void context.close());
  return { stream: output.stream, volume: volume.gain };
}

describe('watchSound', () => {
  it('shows a level while there is sound, and tells when there is none', async () => {
    const { stream, volume } = tone();
    const levels = told<number>();
    const silences = told<boolean>();
    watchSound(stream, { onLevel: levels.tell, onSilence: silences.tell }, life.signal);

    const loud = await levels.next((level) => level > 0.5);
    volume.value = 0;
    await silences.next((silent) => silent);
    volume.value = 1;
    await silences.next((silent) => !silent);

    expect(loud).to.be.within(0.5, 1);
    expect(levels.all.every((level) => level >= 0 && level <= 1)).to.equal(true);
    expect(silences.all).to.deep.equal([true, false]);
  });

  describe('in a context of its own', () => {
    const { AudioContext: Own } = window;
    let contexts: AudioContext[];
    beforeEach(() => {
      contexts = [];
      window.AudioContext = class extends Own {
        constructor(options?: AudioContextOptions) {
          super(options);
          contexts.push(this);
        }
      };
    });
    afterEach(() => (window.AudioContext = Own));

    const is = (context: AudioContext, state: AudioContextState): Promise<void> =>
      new Promise((resolve) => {
        const look = (): void => {
          if (context.state === state) resolve();
        };
        context.addEventListener('statechange', look);
        look();
      });

    it('goes on when the system has suspended that', async () => {
      const { stream } = tone();
      const levels = told<number>();
      watchSound(stream, { onLevel: levels.tell, onSilence: () => undefined }, life.signal);
      await levels.next((level) => level > 0);
      const context = contexts.at(-1);
      if (!context) throw new Error('It has no context.');

      await context.suspend();
      await is(context, 'running');
      await levels.next((level) => level > 0);
    });

    it('takes nothing for silence that it could not hear', async () => {
      const { stream, volume } = tone();
      volume.value = 0;
      const levels = told<number>();
      const silences = told<boolean>();
      watchSound(stream, { onLevel: levels.tell, onSilence: silences.tell }, life.signal);
      await levels.next((level) => level === 0);
      const context = contexts.at(-1);
      if (!context) throw new Error('It has no context.');
      const now = performance.now.bind(performance);
      context.resume = () => Promise.reject(new DOMException('', 'NotAllowedError'));

      await context.suspend();
      performance.now = () => now() + 60_000;
      await Own.prototype.resume.call(context);
      await levels.next((level) => level === 0);
      Reflect.deleteProperty(performance, 'now');

      expect(silences.all).to.deep.equal([]);
    });

    it('says nothing of a sound that the browser doesn’t let it hear, or that has ended', async () => {
      const { stream } = tone();
      const levels = told<number>();
      const listener = { onLevel: levels.tell, onSilence: () => undefined };
      const dead = stream.clone();
      dead.getTracks().forEach((track) => track.stop());
      watchSound(dead, listener, life.signal);
      const before = contexts.length;
      window.AudioContext = class extends AudioContext {
        override createMediaStreamSource(): never {
          throw new DOMException('Another sample rate.', 'NotSupportedError');
        }
      };

      watchSound(stream, listener, life.signal);

      const [own] = contexts.slice(before);
      if (!own) throw new Error('It has no context.');
      await is(own, 'closed');
      expect(levels.all).to.deep.equal([]);
    });
  });

  it('looks at most 15 times a second', async () => {
    const { stream } = tone();
    const levels = told<number>();
    const start = performance.now();
    watchSound(stream, { onLevel: levels.tell, onSilence: () => undefined }, life.signal);

    await levels.next(() => levels.all.length >= 15);

    // A page that is held up makes up for it with shorter intervals, but never has more of them than time has passed.
    expect(performance.now() - start).to.be.greaterThan(900);
  });
});

describe('watchPicture', () => {
  it('tells a black picture, and its end', async () => {
    const { track } = plainPicture('#a50');
    const verdicts = told<PictureVerdict>();
    watchPicture(track, verdicts.tell, life.signal);

    track.enabled = false;
    await verdicts.next((verdict) => verdict === 'black');
    track.enabled = true;
    await verdicts.next((verdict) => verdict === 'fine');

    expect(verdicts.all).to.deep.equal(['black', 'fine']);
  });

  it('tells a camera that has frozen, and that it moves again', async () => {
    const picture = plainPicture('#a50');
    const verdicts = told<PictureVerdict>();
    watchPicture(picture.track, verdicts.tell, life.signal);
    await shown(picture.track);
    picture.freeze();

    await verdicts.next((verdict) => verdict === 'frozen');
    const again = setInterval(() => picture.paint('#05a'), 50);
    await verdicts.next((verdict) => verdict === 'fine');
    clearInterval(again);

    expect(verdicts.all).to.deep.equal(['frozen', 'fine']);
  });
});

describe('watchInterruptions', () => {
  where(hearsTrackEvents).it(
    'advises to pause when the system keeps the camera, and to go on after',
    async () => {
      const stream = await openSource('camera');
      const [camera] = stream.getVideoTracks();
      const advice = told<InterruptionAdvice>();
      if (!camera) throw new Error('No camera.');
      watchInterruptions(new Map([['camera', camera]]), advice.tell, life.signal);

      camera.dispatchEvent(new Event('mute'));
      await advice.next(({ type }) => type === 'pause');
      camera.dispatchEvent(new Event('unmute'));
      closeStream(stream);

      expect(advice.all.map(({ type }) => type)).to.deep.equal(['warn', 'pause', 'warn', 'resume']);
    },
  );

  it('tells for how long the page was out of sight', () => {
    const advice = told<InterruptionAdvice>();
    watchInterruptions(new Map(), advice.tell, life.signal);

    seen('hidden');
    seen('visible');

    expect(advice.all.map(({ type }) => type)).to.deep.equal(['back']);
  });

  function seen(state: DocumentVisibilityState): void {
    Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    Reflect.deleteProperty(document, 'visibilityState');
  }
});

describe('watchSource', () => {
  it('has nothing to say against a camera that works, but how loud it is', async () => {
    const stream = await openSource('camera');
    const warnings = told<SourceWarning>();
    const levels = told<number>();

    watchSource(stream, { onWarning: warnings.tell, onLevel: levels.tell }, life.signal);
    await levels.next((level) => level > 0.1);
    await levels.next(() => levels.all.length > 20);
    closeStream(stream);

    expect(warnings.all).to.deep.equal([]);
  });

  it('warns of a dead microphone, and of a black picture', async () => {
    const { stream, volume } = tone();
    const picture = plainPicture('#000');
    picture.track.enabled = false;
    stream.addTrack(picture.track);
    volume.value = 0;
    const warnings = told<SourceWarning>();

    watchSource(stream, { onWarning: warnings.tell }, life.signal);
    await Promise.all([
      warnings.next(({ code }) => code === 'black'),
      warnings.next(({ code }) => code === 'silence'),
    ]);

    expect(warnings.all).to.deep.include({ code: 'black', active: true, cause: 'black' });
    expect(warnings.all).to.deep.include({ code: 'silence', active: true });
  });

  it('says nothing more after its end', async () => {
    const { stream } = tone();
    const levels = told<number>();
    watchSource(stream, { onLevel: levels.tell }, life.signal);
    await levels.next(() => true);

    life.abort();
    const { length } = levels.all;
    const other = told<number>();
    const rest = new AbortController();
    watchSound(tone().stream, { onLevel: other.tell, onSilence: () => undefined }, rest.signal);
    await other.next(() => other.all.length > 3);
    rest.abort();

    expect(levels.all.length).to.equal(length);
  });
});
