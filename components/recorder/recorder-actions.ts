import { told } from '../shared/messages.js';
import type { ApiVideoRecorder } from './recorder.js';
import type { RecorderViewOptions } from './recorder-view.js';

type Actions = {
  readonly [
    Name in keyof RecorderViewOptions as Name extends `on${string}` ? Name : never
  ]: RecorderViewOptions[Name];
};

/** What a recorder's buttons do. */
export function recorderActions(recorder: ApiVideoRecorder): Actions {
  return {
    onOpen: () => void recorder.open().catch(told),
    onStart: () => void recorder.start().catch(told),
    onStop: () => void recorder.stop().catch(told),
    onPause: () => recorder.pause(),
    onResume: () => recorder.resume(),
    onRetry: () => void recorder.retry().catch(told),
    onMute: () => (recorder.muted = !recorder.muted),
    onClose: () => recorder.close(),
    onDiscard: () => recorder.cancel(),
  };
}
