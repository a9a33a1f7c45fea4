import { ApiVideoError } from '../../src/index.js';
import { rememberedDevices } from '../../src/record/device-choice.js';
import type { SourceKind, SourceRequest } from '../../src/record/source.js';
import { present } from '../shared/present.js';
import type { RecorderProperties } from './recorder-properties.js';

/** What a recorder's attributes say of the source and of the recording. */
export type RecorderAttributes = Readonly<RecorderProperties>;

/** Takes back that it must be these devices and no others. */
export const anyDevice = { videoDeviceId: undefined, audioDeviceId: undefined };

const kinds: readonly string[] = ['camera', 'screen', 'screen+camera', 'microphone'] satisfies SourceKind[];

/** The kind of source asked for, or the camera where there is no such kind. */
export function kindOf(source: string | null | undefined): SourceKind {
  return kinds.includes(source ?? '') ? (source as SourceKind) : 'camera';
}

/** The source that the attributes describe. Throws `invalid-option` where there is no such kind. */
export function requestOf(attributes: RecorderAttributes): SourceRequest {
  const { source, width, height, frameRate, facingMode, muted, videoDeviceId, audioDeviceId } = attributes;
  if (present(source) !== undefined && kindOf(source) !== source) {
    throw new ApiVideoError('invalid-option', `\`source\` must be one of ${kinds.join(', ')}.`);
  }
  return {
    kind: kindOf(source),
    width: present(width),
    height: present(height),
    frameRate: present(frameRate),
    facingMode: present(facingMode),
    videoDeviceId: present(videoDeviceId),
    audioDeviceId: present(audioDeviceId),
    remembered: rememberedDevices(),
    sound: !muted,
    switchable: 'if-others',
  };
}
