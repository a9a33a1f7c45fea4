/** What a device behind an assembled stream is for. `sound` is the screen's own. */
export type DeviceRole = 'screen' | 'camera' | 'sound' | 'microphone';

export interface DeviceLoss {
  readonly role: DeviceRole;
  /** The roles whose devices still live. */
  readonly live: readonly DeviceRole[];
  /** Whether another device can take its place in the same recording. */
  readonly exchangeable: boolean;
}

/** What ends with a device, of a picture and a sound that are made of several and would go on by themselves. */
export type LossOutcome = 'end-all' | 'end-picture' | 'end-sound' | 'go-on';

/**
 * The end of a screen is the end of its picture, which ends the recording. A corner picture, or one of two
 * sounds, may be missed; and so may what can be replaced, as long as something is left to record.
 */
export function afterDeviceLoss({ role, live, exchangeable }: DeviceLoss): LossOutcome {
  if (live.length === 0) return 'end-all';
  if (role === 'screen') return 'end-picture';
  if (exchangeable) return 'go-on';
  if (role === 'camera') return live.includes('screen') ? 'go-on' : 'end-picture';
  return live.includes('sound') || live.includes('microphone') ? 'go-on' : 'end-sound';
}
