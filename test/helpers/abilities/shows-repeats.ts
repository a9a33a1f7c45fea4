import { watchRepeats } from '../../../src/http/repeated.js';
import { openEmulator } from '../emulator.js';
import type { Ability } from './where.js';

/** Whether the browser's own timing shows a request that the browser has sent twice by itself, if it does so at all. */
async function shows(): Promise<boolean> {
  const emulator = await openEmulator();
  const landed = new AbortController();
  try {
    const url = `${emulator.url}/upload?token=${emulator.token}`;
    // Only over a connection that was used before does a browser dare to.
    await fetch(url, { method: 'POST' }).then((answer) => answer.text());
    await emulator.setFaults([{ match: { method: 'POST' }, times: 1, then: { drop: 'after' } }]);
    const seemsRepeated = watchRepeats(url, landed.signal);
    const body = new FormData();
    body.append('file', new Blob(['a video']), 'video.mp4');
    const answer = await fetch(url, { method: 'POST', body }).catch(() => undefined);
    await answer?.text();
    return answer === undefined || (await seemsRepeated()) === true;
  } finally {
    landed.abort();
    await emulator.close();
  }
}

/** Of Chromium the tests themselves shall tell: there none may be skipped. */
const isChromium = navigator.userAgent.includes('Chrome/');

export const showsRepeats: Ability = {
  has: isChromium || (await shows()) || (await shows()),
  lacks: 'sends a request twice by itself, and shows nobody that it did',
};
