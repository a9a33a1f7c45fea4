/** The devices that a person has chosen, by the ids that their browser gives them on this site. */
export interface DeviceChoice {
  readonly videoDeviceId?: string;
  readonly audioDeviceId?: string;
}

const key = 'apivideo-kit:devices';

/** What was chosen on an earlier visit. Where storage is refused or holds something else, nothing was. */
export function rememberedDevices(): DeviceChoice {
  try {
    return choiceIn(JSON.parse(localStorage.getItem(key) ?? '{}'));
  } catch {
    return {};
  }
}

/** Keeps what was chosen now; a device that was not chosen stays what it was. Refused storage is no error. */
export function rememberDevices(choice: DeviceChoice): void {
  const all = choiceIn({ ...rememberedDevices(), ...choice });
  try {
    localStorage.setItem(key, JSON.stringify(all));
  } catch {
    // Private windows and blocked cookies: the choice then holds for this visit.
  }
}

/** The ids in what may be of any type; an empty one forgets the choice. */
function choiceIn(value: unknown): DeviceChoice {
  const { videoDeviceId, audioDeviceId } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return {
    ...(isId(videoDeviceId) && { videoDeviceId }),
    ...(isId(audioDeviceId) && { audioDeviceId }),
  };
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
