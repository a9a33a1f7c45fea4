import type { TemplateResult } from 'lit';
import { closeIcon } from '../shared/icons.js';
import { controlRow, sideButton } from './control-buttons.js';
import type { RecorderViewOptions } from './recorder-view.js';

/** What can be done before anything is recorded. */
export function recorderControls(options: RecorderViewOptions): TemplateResult {
  const { state, strings, source, disabled, back, onStart, onClose, onDiscard } = options;
  if (state === 'countdown') {
    return controlRow({
      label: strings.cancelCountdown,
      keys: 'Escape',
      recording: true,
      disabled: false,
      onClick: onDiscard,
    });
  }
  const close = back ? strings.backToTake : strings.close[source];
  return controlRow(
    { label: strings.record, keys: 'R', disabled, onClick: onStart },
    sideButton(closeIcon, close, onClose),
  );
}
