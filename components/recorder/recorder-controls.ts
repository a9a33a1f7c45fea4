import { closeIcon } from '../shared/icons.js';
import { sideButton, type Controls } from './control-buttons.js';
import type { RecorderViewOptions } from './recorder-view.js';

/** What can be done before anything is recorded. */
export function recorderControls(options: RecorderViewOptions): Controls {
  const { state, strings, source, disabled, back, onStart, onClose, onDiscard } = options;
  if (state === 'countdown') {
    const label = strings.cancelCountdown;
    return { main: { label, keys: 'Escape', recording: true, disabled: false, onClick: onDiscard } };
  }
  const close = back ? strings.backToTake : strings.close[source];
  return {
    main: { label: strings.record, keys: 'R', disabled, onClick: onStart },
    before: sideButton(closeIcon, close, onClose),
  };
}
