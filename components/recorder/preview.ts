import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { devicesOf } from '../../src/record/source-controls.js';
import type { SourceKind } from '../../src/record/source.js';
import { cameraIcon, microphoneIcon, screenIcon } from '../shared/icons.js';
import type { RecorderViewOptions } from './recorder-view.js';

export const sourceIcons: Readonly<Record<SourceKind, TemplateResult>> = {
  camera: cameraIcon,
  screen: screenIcon,
  'screen+camera': screenIcon,
  microphone: microphoneIcon,
};

/** What is, or is to be, recorded: its picture, or a sign for what has none. */
export function preview({ stream, mirror, strings, source }: RecorderViewOptions): TemplateResult {
  const icon = stream && stream.getVideoTracks().length > 0 ? nothing : sourceIcons[source];

  return html`
    <video
      part="preview"
      class=${mirror && isMirror(source, stream) ? 'mirror' : ''}
      aria-label=${strings.preview}
      .srcObject=${live(stream ?? null)}
      .muted=${true}
      autoplay
      playsinline
      disablepictureinpicture
    ></video>
    <span class="sound">${icon}</span>
  `;
}

/** Nobody wants to read a mirrored screen, or to see mirrored what a camera sees that looks away. */
function isMirror(source: SourceKind, stream: MediaStream | undefined): boolean {
  const camera = stream && devicesOf(stream).get('camera');
  return source === 'camera' && camera?.getSettings().facingMode !== 'environment';
}
