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
  /** What labels around the element call it. */
  readonly label: string | undefined;
  readonly dir: 'ltr' | 'rtl';
  /** Whether no files are taken. */
  readonly disabled: boolean;
  /** Whether files hover over it. */
  readonly hovered: boolean;
  readonly host: UploaderActions & {
    readonly accept: string | null | undefined;
    readonly capture: string | null | undefined;
    readonly multiple: boolean;
    readonly noDrop: boolean;
  };
  readonly onChange: (event: Event) => void;
}

type UploaderActions = Readonly<
  Record<Exclude<FileAction, 'another'>, (upload?: Upload) => void> & Record<'showPicker', () => void>
>;

export function uploaderView(view: UploaderView): TemplateResult {
  const { uploads, rejections, texts, words, label, dir, unfinished, hovered, host, onChange } = view;
  return html`
    <div
      part="base"
      class="base ${hovered ? 'hovered' : ''}"
      role="group"
      aria-label=${label ?? texts.strings.uploaderLabel}
      lang=${texts.locale}
      dir=${dir}
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

function invite({ texts: { strings }, hovered, disabled, host }: UploaderView): TemplateResult {
  const { noDrop, multiple, capture } = host;
  const prompt = multiple ? strings.dropPromptMany : strings.dropPrompt;
  const choose = multiple ? strings.chooseMany : strings.choose;
  return invitation({
    disabled,
    prompt: hovered ? strings.drop : noDrop ? undefined : prompt,
    choose: capture ? strings.capture : choose,
    onChoose: () => host.showPicker(),
  });
}

function files({ uploads, texts, disabled, host }: UploaderView): TemplateResult {
  return fileList({
    uploads,
    texts,
    multiple: host.multiple,
    disabled,
    onStart: () => host.start(),
    onChoose: () => host.showPicker(),
    onAction: (action, upload) => {
      if (action === 'another') host.showPicker();
      else host[action](upload);
    },
  });
}
