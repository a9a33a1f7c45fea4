import type { DeviceRole } from './device-loss.js';
import { devicesIn } from './devices.js';
import type { SourceRequest } from './source-request.js';

/** The roles whose devices are to be exchangeable while they are recorded. */
export async function exchangeableRoles(
  switchable: SourceRequest['switchable'] = false,
): Promise<ReadonlySet<DeviceRole>> {
  if (switchable !== 'if-others') return new Set(switchable ? ['camera', 'microphone'] : []);

  const infos = await navigator.mediaDevices.enumerateDevices().catch(() => []);
  const { cameras, microphones } = devicesIn(infos);
  const roles: readonly (readonly [DeviceRole, number])[] = [
    ['camera', cameras.length],
    ['microphone', microphones.length],
  ];
  return new Set(roles.filter(([, count]) => count > 1).map(([role]) => role));
}
