import { html, nothing, type TemplateResult } from 'lit';
import { videoTypes } from './accepts.js';
import { fileList } from './file-list.js';
import type { FileAction } from './file-row.js';
import type { FileUpload, Upload } from './file-upload.js';
import { invitation } from './invitation.js';
import { rejectionList } from './rejection-list.js';
import type { Texts } from './texts.js';

/** All that an uploader's look depends on. */
export interface UploaderView {
  readonly uploads: readonly FileUpload[];
  readonly rejections: readonly string[];
  readonly texts: Texts;
  /** What earlier visits have left, for when there is room. */
  readonly unfinished: TemplateResult | typeof nothing;
  /** What a screen reader should say. */
  readonly words: string;
  /** Whether files hover over it. */
  readonly hovered: boolean;
  readonly host: UploaderActions & {
    readonly accept: string | null | undefined;
    readonly capture: string | null | undefined;
    readonly multiple: boolean;
    readonly disabled: boolean;
    readonly noDrop: boolean;
  };
  readonly onChange: (event: Event) => void;
}

type UploaderActions = Readonly<
  Record<Exclude<FileAction, 'another'>, (upload?: Upload) => void> & Record<'showPicker', () => void>
>;

export function uploaderView(view: UploaderView): TemplateResult {
  const { uploads, rejections, texts, words, unfinished, hovered, host, onChange } = view;
  return html`
    <div
      part="base"
      class="base ${hovered ? 'hovered' : ''}"
      role="group"
      aria-label=${texts.strings.uploaderLabel}
      lang=${texts.locale}
    >
      <input
        type="file"
        hidden
        ?multiple=${host.multiple}
        accept=${host.accept ?? videoTypes}
        capture=${host.capture ?? nothing}
        @change=${onChange}
      />
      ${uploads.length > 0 ? files(view) : invite(view)}${rejectionList(rejections, texts.strings)}
      ${uploads.length > 0 && !host.multiple ? nothing : unfinished}
      <div class="said" role="status" dir="auto">${words}</div>
    </div>
  `;
}

function invite({ texts: { strings }, host }: UploaderView): TemplateResult {
  const { disabled, noDrop, multiple } = host;
  const prompt = multiple ? strings.dropSeveral : strings.dropPrompt;
  return invitation({
    disabled,
    prompt: noDrop ? undefined : prompt,
    choose: multiple ? strings.chooseSeveral : strings.choose,
    onChoose: () => host.showPicker(),
  });
}

function files({ uploads, texts, host }: UploaderView): TemplateResult {
  const { multiple, disabled } = host;
  return fileList({
    uploads,
    texts,
    multiple,
    disabled,
    onStart: () => host.start(),
    onChoose: () => host.showPicker(),
    onAction: (action, upload) => {
      if (action === 'another') host.showPicker();
      else host[action](upload);
    },
  });
}
