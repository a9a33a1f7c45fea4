import { html, nothing, type TemplateResult } from 'lit';
import { ratio } from '../../src/index.js';
import {
  alertIcon,
  checkIcon,
  closeIcon,
  filmIcon,
  pauseIcon,
  resumeIcon,
  retryIcon,
} from '../shared/icons.js';
import { progressBar } from '../shared/progress-bar.js';
import type { FileUpload } from './file-upload.js';
import { statusText } from './status-text.js';
import type { Texts } from './texts.js';
import { isMoving } from './uploader-state.js';

/** What a person may do about a file. */
export type FileAction = 'start' | 'pause' | 'resume' | 'retry' | 'cancel' | 'another';

export interface FileRowOptions {
  readonly upload: FileUpload;
  readonly texts: Texts;
  /** Whether it is the only one there may be, and so has room for words on its buttons. */
  readonly alone: boolean;
  readonly onAction: (action: FileAction, upload: FileUpload) => void;
}

/** One file: what it is, how far, how long, what to do. */
export function fileRow(options: FileRowOptions): TemplateResult {
  const { upload, texts } = options;
  const { state, file, progress, id } = upload;
  const bar = { ratio: ratio(progress), label: texts.strings.uploading(file.name) };

  return html`
    <li part="file" class="file ${state}">
      <span class="tile">${icons[state] ?? filmIcon}</span>
      <span class="text">
        <span part="file-name" class="name" dir="auto">${file.name}</span>
        <span part="status" class="status" dir="auto">${statusText(upload, texts)}</span>
      </span>
      <span class="actions">
        ${mainButton(options)}${removeButton(options)}
        <slot name=${`actions-${id}`}></slot>
      </span>
      <span class="track">
        ${isMoving(state as never) || state === 'paused' ? progressBar(bar) : nothing}
      </span>
    </li>
  `;
}

const icons: Readonly<Partial<Record<string, TemplateResult>>> = {
  completed: checkIcon,
  failed: alertIcon,
  pause: pauseIcon,
  resume: resumeIcon,
  retry: retryIcon,
};

/** What is most likely wanted. */
function mainAction({ upload, alone }: FileRowOptions): FileAction | undefined {
  const { state, turn } = upload;
  switch (state) {
    case 'queued':
      return turn === 'held' ? (alone ? 'start' : undefined) : 'pause';
    case 'paused':
      return 'resume';
    case 'failed':
      return mayTryAgain(upload) ? 'retry' : alone ? 'another' : undefined;
    case 'completed':
      return alone ? 'another' : undefined;
    default:
      return 'pause';
  }
}

function mainButton(options: FileRowOptions): TemplateResult | typeof nothing {
  const action = mainAction(options);
  if (!action) return nothing;
  const { upload, texts, alone } = options;
  const { strings } = texts;
  const another = upload.state === 'failed' ? strings.chooseAnother : strings.uploadAnother;
  const label = action === 'another' ? another : strings[action === 'cancel' ? 'remove' : action];
  return button(options, action, label, alone && action !== 'pause' && action !== 'resume');
}

function removeButton(options: FileRowOptions): TemplateResult | typeof nothing {
  const { upload, texts, alone } = options;
  const { state, turn } = upload;
  if (alone && state === 'completed') return nothing;
  const over = turn === 'held' || state === 'completed' || state === 'failed';
  return button(options, 'cancel', over ? texts.strings.remove : texts.strings.cancel, false);
}

function button(
  { upload, onAction }: FileRowOptions,
  action: FileAction,
  label: string,
  inWords: boolean,
): TemplateResult {
  const look = inWords ? (action === 'another' ? '' : 'primary') : 'round';
  return html`
    <button
      part="button ${action}-button"
      class=${look}
      aria-label="${label}, ${upload.file.name}"
      title=${inWords ? nothing : label}
      @click=${() => onAction(action, upload)}
    >
      ${action === 'cancel' ? closeIcon : icons[action]}${inWords ? label : nothing}
    </button>
  `;
}

/** Also where the token was refused: the page may have another by now. */
function mayTryAgain({ error }: FileUpload): boolean {
  return error !== undefined && (error.retryable || error.code === 'unauthorized');
}
