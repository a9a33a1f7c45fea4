import { isStream } from '../../src/record/stream-lease.js';
import { defineMembers } from '../shared/define-members.js';
import type { SourceFollower } from './source-follower.js';

/** A camera or microphone, named as the browser's own list names it. */
export interface RecorderDevice {
  readonly kind: 'videoinput' | 'audioinput';
  readonly deviceId: string;
  /** The name that the system gives it; empty until the person has allowed one of its kind. */
  readonly label: string;
}

/** The devices that are there, and those in use. */
export interface DeviceChange {
  readonly devices: readonly RecorderDevice[];
  readonly videoDeviceId: string | undefined;
  readonly audioDeviceId: string | undefined;
}

/** What a page sees of a recorder's source. */
export interface DeviceMembers {
  /** The stream in use. Set it to record a stream of the page's own, which stays the page's to close. */
  stream: MediaStream | undefined;
  /** The cameras and microphones that are there; known once a source was opened, and followed while it is. */
  readonly devices: readonly RecorderDevice[];
  /** The camera in use, or to be used. Set it to use another one, also while recording if the browser can. */
  videoDeviceId: string | undefined;
  /** The microphone in use, or to be used. Set it to use another one, also while recording if the browser can. */
  audioDeviceId: string | undefined;
}

const membersBy = <Host>(followerOf: (host: Host) => SourceFollower): DeviceMembers & ThisType<Host> => ({
  get stream() {
    return followerOf(this).stream;
  },
  set stream(stream) {
    // What is no stream counts as none.
    followerOf(this).stream = isStream(stream) ? stream : undefined;
  },
  get devices() {
    return followerOf(this).devices;
  },
  get videoDeviceId() {
    return followerOf(this).choice.videoDeviceId;
  },
  set videoDeviceId(videoDeviceId) {
    followerOf(this).choose({ videoDeviceId });
  },
  get audioDeviceId() {
    return followerOf(this).choice.audioDeviceId;
  },
  set audioDeviceId(audioDeviceId) {
    followerOf(this).choose({ audioDeviceId });
  },
});

/** Gives the recorder's class these members, as `defineFormMembers` does with those of a form control. */
export function defineDeviceMembers<Host extends HTMLElement>(
  prototype: Host,
  followerOf: (host: Host) => SourceFollower,
): void {
  defineMembers(prototype, membersBy(followerOf));
}
