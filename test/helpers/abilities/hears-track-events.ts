import type { Ability } from './where.js';

/** Whether a test can play the device: Firefox delivers only its own events on a track. */
function hears(): boolean {
  const canvas = document.createElement('canvas');
  canvas.getContext('2d');
  const [track] = canvas.captureStream().getVideoTracks();
  const heard: Event[] = [];
  track?.addEventListener('mute', (event) => heard.push(event));
  track?.dispatchEvent(new Event('mute'));
  track?.stop();
  return heard.length > 0;
}

export const hearsTrackEvents: Ability = {
  has: hears(),
  lacks: 'delivers no event that a script dispatches on a track',
};
