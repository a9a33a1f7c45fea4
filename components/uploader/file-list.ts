import { html, nothing, type TemplateResult } from 'lit';
import { ratio } from '../../src/index.js';
import { progressBar } from '../shared/progress-bar.js';
import type { FileRowOptions } from './file-row.js';
import type { FileUpload } from './file-upload.js';
import { keptRow } from './kept-row.js';
import { totalText } from './status-text.js';
import { uploadedOf, type Texts } from './texts.js';
import { totalProgress } from './total-progress.js';
import { isMoving, uploaderState } from './uploader-state.js';

export interface FileListOptions {
  readonly uploads: readonly FileUpload[];
  readonly texts: Texts;
  readonly multiple: boolean;
  readonly disabled: boolean;
  readonly onAction: FileRowOptions['onAction'];
  readonly onStart: () => void;
  readonly onChoose: () => void;
}

/** The chosen files; where there may be several, with what they come to and how to add more. */
export function fileList(options: FileListOptions): TemplateResult {
  const { uploads, texts, multiple, onAction } = options;
  return html`
    ${multiple ? summary(options) : nothing}
    <ul
      part="files"
      class="files ${multiple ? 'several' : ''}"
      role="list"
      aria-label=${texts.strings.filesLabel}
    >
      ${rows(uploads, (upload) => keptRow({ upload, texts, alone: !multiple, onAction }))}
    </ul>
  `;
}

/** Each row keeps its place when one before it goes, and is not made anew: the focus may be in it. */
function rows(
  uploads: readonly FileUpload[],
  row: (upload: FileUpload) => TemplateResult,
): readonly TemplateResult[] {
  const placed: TemplateResult[] = [];
  for (const upload of uploads) placed[upload.id] = row(upload);
  return placed;
}

function summary({ uploads, texts, disabled, onStart, onChoose }: FileListOptions): TemplateResult {
  const { strings } = texts;
  const progress = totalProgress(uploads);
  const done = uploads.filter(({ state }) => state === 'completed').length;
  const text = uploadedOf(done, uploads.length, texts);
  const more = isMoving(uploaderState(uploads)) ? totalText(progress, texts) : undefined;
  const held = uploads.some(({ turn }) => turn === 'held');

  return html`
    <div part="summary" class="summary">
      <span class="text">
        <span class="name">${text}</span>
        <span class="status">${more ?? nothing}</span>
      </span>
      <span class="actions">
        ${
          held
            ? html`
                <button part="button start-button" class="primary" @click=${onStart}>${strings.start}</button>
              `
            : nothing
        }
        <button part="button choose-button" ?disabled=${disabled} @click=${onChoose}>
          ${strings.chooseMore}
        </button>
      </span>
      <span class="track">${progressBar({ ratio: ratio(progress) ?? 0, label: text })}</span>
    </div>
  `;
}
