import type { Page } from '../models/page.js';
import type { Watermark, WatermarkQuery } from '../models/watermark.js';
import { file, list, type FileInput } from '../operation-traits.js';
import { operation } from '../operation.js';

/** Images that new videos can be marked with. */
export const watermarks = {
  /** Keeps an image for videos to come: JPEG or PNG. */
  upload: file<FileInput, Watermark>()('adds', '/watermarks'),
  /** Lists the images kept. */
  list: list<{ query?: WatermarkQuery }, Page<Watermark>>()('/watermarks'),
  /** Forgets an image; videos that were marked with it stay marked. */
  delete: operation<undefined, undefined>()('DELETE', '/watermarks/{watermarkId}'),
} as const;
