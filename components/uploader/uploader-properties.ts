import { formProperties, type FormMembers } from '../shared/form-members.js';
import { declare } from '../shared/properties.js';
import type { UploaderStrings } from '../shared/strings/en.js';
import type { Overrides } from '../shared/strings/overrides.js';
import { uploadProperties, type UploadProperties } from '../shared/upload-properties.js';
import { videoTypes } from './accepts.js';

/** What a page can say of an uploader. */
export interface UploaderProperties extends UploadProperties, FormMembers {
  /** Kinds of files to take, as of a file input. @default video types and extensions */
  accept: string | undefined;
  /** Which camera a phone opens in place of the file picker: that on the person's side (`user`) or the other. */
  capture: 'user' | 'environment' | undefined;
  /** Takes more than one file. */
  multiple: boolean;
  /** Files at the most, with `multiple`. @default any number */
  maxFiles: number | undefined;
  /** Bytes of a file at the most. @default what the service takes */
  maxFileSize: number | undefined;
  /** Seconds that a video may last. One whose length can't be told is taken. @default any number */
  maxDuration: number | undefined;
  /** Files that are sent at once. @default 2 */
  concurrency: number | undefined;
  /** Waits for `start()`, or the button, before it sends. */
  noAuto: boolean;
  /** Takes no dropped files. */
  noDrop: boolean;
  /** Takes no pasted files. */
  noPaste: boolean;
  /** Remembers no unfinished uploads, and offers none. */
  noResume: boolean;
  /** Texts of the page's own, in place of some of the element's. */
  strings: Overrides<UploaderStrings> | undefined;
}

export const uploaderProperties = {
  ...uploadProperties,
  ...formProperties,
  .../* @__PURE__ */ declare({
    accept: String,
    capture: String,
    multiple: Boolean,
    maxFiles: Number,
    maxFileSize: Number,
    maxDuration: Number,
    concurrency: Number,
    noAuto: Boolean,
    noDrop: Boolean,
    noPaste: Boolean,
    noResume: Boolean,
    strings: null,
  }),
};

export const uploaderDefaults = {
  accept: videoTypes,
  multiple: false,
  noAuto: false,
  noDrop: false,
  noPaste: false,
  noResume: false,
  waitPlayable: false,
  noGuard: false,
  noWakeLock: false,
} satisfies Partial<UploaderProperties>;
