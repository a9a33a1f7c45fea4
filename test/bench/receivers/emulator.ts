import { startEmulator } from '../../../src/emulator/index.js';
import type { Receiver } from '../receivers.js';

/** api.video's stand-in, without its limits on requests per minute. */
export async function startEmulatorReceiver(): Promise<Receiver> {
  const emulator = await startEmulator({ https: true, ffmpeg: false });
  const uploads = () => emulator.requests.filter(({ method }) => method === 'POST');

  return {
    port: Number(new URL(emulator.url).port),
    token: emulator.createUploadToken().token,
    tally: () => ({
      requests: uploads().length,
      bytes: uploads().reduce((sum, { status, bytes }) => sum + (status === 201 ? bytes : 0), 0),
    }),
    reset: () => emulator.reset(),
    close: () => emulator.close(),
  };
}
