import { createOutcome } from '../../src/base/outcome.js';

/** The browser's own cameras and microphones, which can be made to fail. */
export interface FailingDevices {
  /** What was asked for, in its order. */
  readonly asked: readonly MediaStreamConstraints[];
  /** The tracks that were given. */
  readonly given: readonly MediaStreamTrack[];
  /** Has so many requests from now on fail with an error of that name. */
  fail(times: number, name: string): void;
  /** Has every request wait from now on; the call that is returned lets them go on. */
  hold(): () => void;
  /** Has the browser list only the devices that pass, until it is called again. */
  list(change: (devices: readonly MediaDeviceInfo[]) => readonly MediaDeviceInfo[]): void;
  restore(): void;
}

export function failingDevices(): FailingDevices {
  const { mediaDevices } = navigator;
  const own = mediaDevices.getUserMedia.bind(mediaDevices);
  const ownList = mediaDevices.enumerateDevices.bind(mediaDevices);
  const asked: MediaStreamConstraints[] = [];
  const given: MediaStreamTrack[] = [];
  let failures = { times: 0, name: '' };
  let gate = Promise.resolve<unknown>(undefined);

  mediaDevices.getUserMedia = async (constraints = {}) => {
    asked.push(constraints);
    await gate;
    if (failures.times > 0) {
      failures.times--;
      throw new DOMException('As the test wants it.', failures.name);
    }
    const stream = await own(constraints);
    given.push(...stream.getTracks());
    return stream;
  };
  return {
    asked,
    given,
    fail: (times, name) => (failures = { times, name }),
    hold: () => {
      const open = createOutcome<undefined>();
      gate = open.promise;
      return () => open.resolve(undefined);
    },
    list: (change) => {
      mediaDevices.enumerateDevices = async () => [...change(await ownList())];
    },
    restore: () => {
      for (const name of ['getUserMedia', 'enumerateDevices']) Reflect.deleteProperty(mediaDevices, name);
    },
  };
}
