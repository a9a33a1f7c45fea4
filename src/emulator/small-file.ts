import { rm } from 'node:fs/promises';
import { extname } from 'node:path';
import { headOf } from './head-of.js';
import { pictureOf, type Picture } from './image.js';
import { receiveForm, type ReceivedForm } from './multipart.js';
import { problem } from './problem.js';
import type { Exchange } from './router.js';

/** What a route takes besides the source of a video. */
export interface SmallFileKind {
  /** In bytes, inclusive. */
  readonly maxBytes: number;
  /** Lower case, without the dot. A file whose name has none is taken by what is in it. */
  readonly extensions: readonly string[];
}

/** A small file that has arrived, with what it was sent with. */
export interface SmallFile extends ReceivedForm {
  /** What its bytes say it is. */
  readonly picture: Picture | undefined;
}

export const videoThumbnail = imageOf(8 * 1024 * 1024, ['jpeg', 'jpg', 'png', 'webp']);
export const liveStreamThumbnail = imageOf(8 * 1024 * 1024, ['jpeg', 'jpg', 'png', 'webp']);
export const watermarkImage = imageOf(200 * 1024 * 1024, ['jpeg', 'jpg', 'png']);
export const playerLogo = imageOf(100 * 1024, ['jpeg', 'jpg', 'png']);
export const webVtt: SmallFileKind = { maxBytes: 8 * 1024 * 1024, extensions: ['vtt'] };

/** Receives the one file of a form, and hands it to `take`, which may move it away. Throws why it is refused. */
export async function withSmallFile<T>(
  { body, headers, record, world }: Exchange,
  kind: SmallFileKind,
  take: (file: SmallFile) => Promise<T>,
): Promise<T> {
  const form = await receiveForm(body, headers, {
    path: world.files.incomingPath(),
    maxBytes: kind.maxBytes,
    onBytes: (bytes) => (record.bytes += bytes),
  });

  try {
    // All of a logo, whose size has to be known, and enough of larger pictures.
    const picture = pictureOf(await headOf(form.file.path, playerLogo.maxBytes));
    if (!isOf(kind, form.file.name, picture)) throw wrongExtension(kind);
    return await take({ ...form, picture });
  } finally {
    // A file that was taken has been moved away; a refused one is still here.
    await rm(form.file.path, { force: true });
  }
}

/** The content type to serve a picture with, whatever it is called. */
export function mediaTypeOf({ picture, file }: SmallFile): string {
  return picture?.mediaType ?? (extensionOf(file.name) === 'png' ? 'image/png' : 'image/jpeg');
}

function imageOf(maxBytes: number, extensions: readonly string[]): SmallFileKind {
  return { maxBytes, extensions };
}

function isOf({ extensions }: SmallFileKind, name: string, picture: Picture | undefined): boolean {
  const extension = extensionOf(name);
  if (extension !== '') return extensions.includes(extension);

  const isText = extensions.includes('vtt');
  return isText || (picture !== undefined && extensions.includes(picture.mediaType.replace('image/', '')));
}

function extensionOf(name: string): string {
  return extname(name).slice(1).toLowerCase();
}

function wrongExtension({ extensions }: SmallFileKind) {
  return problem('uploaded-file-extension-invalid', {
    title: `Only [${extensions.join(', ')}] extensions are supported.`,
  });
}
