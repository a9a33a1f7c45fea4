import { throwIfAborted } from '../base/abort.js';
import { ApiVideoError, isApiVideoError } from '../base/error.js';
import type { Assembly } from './assemble-source.js';
import { liveIdOf } from './devices.js';
import type { CameraChoice, SourceControls } from './source-controls.js';
import { cameraConstraints } from './source-request.js';
import { endTrack, isLive } from './track-end.js';

type Switches = Pick<SourceControls, 'switchCamera' | 'switchMicrophone'>;
type Exchange = (constraints: MediaTrackConstraints) => Promise<void>;
type ExchangeableRole = 'camera' | 'microphone';

/** The ways to change a device while its stream is recorded; absent where there is nothing to change it behind. */
export function switchesOf(assembly: Assembly): Switches {
  const { devices, composition, mix, request } = assembly;
  const camera = exchange(assembly, 'camera');
  const microphone = exchange(assembly, 'microphone');

  return {
    ...(composition &&
      devices.has('camera') && { switchCamera: (choice) => camera(chosen(choice, request)) }),
    ...(mix &&
      devices.has('microphone') && { switchMicrophone: (deviceId) => microphone(exactly(deviceId)) }),
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
    : { ...others, ...exactly(choice.videoDeviceId) };
}

function exactly(deviceId: string): MediaTrackConstraints {
  return { deviceId: { exact: deviceId } };
}

/** One exchange after the other: a person may be faster than the devices. */
function exchange(assembly: Assembly, role: ExchangeableRole): Exchange {
  let last: Promise<void> = Promise.resolve();

  return (constraints) => {
    const next = last.then(() => exchangeNow(assembly, role, constraints));
    last = next.catch(() => undefined);
    return next;
  };
}

/** Many phones run one camera at a time: if the other one is busy, the one in use has to make room for it. */
async function exchangeNow(
  assembly: Assembly,
  role: ExchangeableRole,
  constraints: MediaTrackConstraints,
): Promise<void> {
  const before = assembly.devices.get(role);
  const deviceId = liveIdOf(before) ?? '';
  try {
    await go(assembly, role, constraints);
  } catch (error) {
    if (!before || !isLive(before) || !isApiVideoError(error) || error.code !== 'device-busy') throw error;
    before.stop();
    await goOrReturn(assembly, role, constraints, { before, deviceId });
  }
}

/** Where there is no way back either, the device has ended as if unplugged: that is told, and another may follow. */
async function goOrReturn(
  assembly: Assembly,
  role: ExchangeableRole,
  constraints: MediaTrackConstraints,
  { before, deviceId }: { readonly before: MediaStreamTrack; readonly deviceId: string },
): Promise<void> {
  try {
    await go(assembly, role, constraints);
  } catch (refusal) {
    const back =
      role === 'camera' ? chosen({ videoDeviceId: deviceId }, assembly.request) : exactly(deviceId);
    await go(assembly, role, back).catch(() => endTrack(before));
    throw refusal;
  }
}

async function go(assembly: Assembly, role: ExchangeableRole, wanted: MediaTrackConstraints): Promise<void> {
  const { askUser, signal } = assembly;
  throwIfAborted(signal);
  const stream = await askUser(role === 'camera' ? { video: wanted } : { audio: wanted });
  const [track] = stream.getTracks();
  if (signal.aborted) track?.stop();
  throwIfAborted(signal);
  if (!track) throw unusable();
  try {
    assembly.use(role, track);
  } catch (cause) {
    track.stop();
    throw unusable(cause);
  }
}

/** Firefox mixes no sounds of different sample rates. */
function unusable(cause?: unknown): ApiVideoError {
  const message = "This browser can't go over to that device while it records. Choose another one.";
  return new ApiVideoError('unsupported', message, { cause });
}
