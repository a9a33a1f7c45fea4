import { throwIfAborted } from '../base/abort.js';
import { isApiVideoError } from '../base/error.js';
import type { Assembly } from './assemble-source.js';
import type { CameraChoice, SourceControls } from './source-controls.js';
import { cameraConstraints } from './source-request.js';

type Switches = Pick<SourceControls, 'switchCamera' | 'switchMicrophone'>;
type Exchange = (constraints: MediaTrackConstraints) => Promise<void>;

/** The ways to change a device while its stream is recorded; absent where there is nothing to change it behind. */
export function switchesOf(assembly: Assembly): Switches {
  const { devices, composition, mix, request } = assembly;
  const camera = exchange(assembly, 'camera');
  const microphone = exchange(assembly, 'microphone');

  return {
    ...(composition &&
      devices.has('camera') && { switchCamera: (choice) => camera(chosen(choice, request)) }),
    ...(mix &&
      devices.has('microphone') && {
        switchMicrophone: (audioDeviceId) => microphone({ deviceId: { exact: audioDeviceId } }),
      }),
  };
}

/** The camera chosen, and else what the first one was asked for. A side that no camera has is an error. */
function chosen(choice: CameraChoice, request: Assembly['request']): MediaTrackConstraints {
  const others = cameraConstraints({
    ...request,
    videoDeviceId: undefined,
    facingMode: undefined,
    remembered: undefined,
  });
  return 'facingMode' in choice
    ? { ...others, facingMode: { exact: choice.facingMode } }
    : { ...others, deviceId: { exact: choice.videoDeviceId } };
}

/** One exchange after the other: a person may be faster than the devices. */
function exchange(assembly: Assembly, role: 'camera' | 'microphone'): Exchange {
  let last: Promise<void> = Promise.resolve();

  return (constraints) => {
    const next = last.then(() => exchangeNow(assembly, role, constraints));
    last = next.catch(() => undefined);
    return next;
  };
}

async function exchangeNow(
  assembly: Assembly,
  role: 'camera' | 'microphone',
  constraints: MediaTrackConstraints,
): Promise<void> {
  const { devices, askUser, signal } = assembly;
  const ask = async (wanted: MediaTrackConstraints): Promise<MediaStreamTrack> => {
    throwIfAborted(signal);
    const stream = await askUser(role === 'camera' ? { video: wanted } : { audio: wanted });
    const [track] = stream.getTracks();
    if (signal.aborted) track?.stop();
    throwIfAborted(signal);
    if (!track) throw new DOMException('The device gave no track.', 'NotReadableError');
    return track;
  };
  const before = devices.get(role);
  const deviceId = before?.getSettings().deviceId ?? '';

  try {
    assembly.use(role, await ask(constraints));
  } catch (error) {
    if (!isApiVideoError(error) || error.code !== 'device-busy') throw error;
    // Many phones run one camera at a time: the one in use has to make room.
    before?.stop();
    try {
      assembly.use(role, await ask(constraints));
    } catch (refusal) {
      assembly.use(role, await ask({ deviceId: { exact: deviceId } }));
      throw refusal;
    }
  }
}
