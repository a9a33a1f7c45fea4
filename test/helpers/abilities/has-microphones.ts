import type { Ability } from './where.js';

/** How many microphones there are, once one may be heard. */
async function count(): Promise<number> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const devices = await navigator.mediaDevices.enumerateDevices();
  stream.getTracks().forEach((track) => track.stop());
  return devices.filter(({ kind }) => kind === 'audioinput').length;
}

export const hasMicrophones: Ability = {
  has: (await count()) > 1,
  lacks: 'has a single fake microphone',
};
