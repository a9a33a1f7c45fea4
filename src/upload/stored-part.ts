import { isApiVideoError, problemSlug } from '../base/error.js';

/** Problems by which the service says that it holds the part sent; the second is of older deployments. */
const partAlreadySent = ['video-content-range-by-part-part-already-sent'];
const sourceAlreadyUploaded = ['video-source-already-uploaded', 'filealreadyuploaded'];

/**
 * Whether a refusal says that a part has already arrived. An answer can get lost, and browsers repeat a POST by
 * themselves when a reused connection breaks: the second copy is then refused, and all is well. Only an upload
 * whose last part has left can be refused because the source is whole.
 * It may also be another upload's part: whoever has sent nothing before must look closer.
 */
export function isStored(error: unknown, lastHasLeft: boolean): boolean {
  const slug = slugOf(error);
  return partAlreadySent.includes(slug) || (lastHasLeft && sourceAlreadyUploaded.includes(slug));
}

/**
 * Whether a refusal by `isStored` of an upload's very first request is owed to the browser, which sent it
 * twice; `repeated` says whether it seems so, if that is known. A whole source is taken for one's own only if
 * it is: the video may have had it all along, and then nothing of this upload has arrived.
 */
export function isOwnRepeat(error: unknown, repeated: boolean | undefined): boolean {
  return sourceAlreadyUploaded.includes(slugOf(error)) ? repeated === true : repeated !== false;
}

/** Whether a refusal says that the video has a source which can't be this upload's. */
export function isForeignSource(error: unknown, lastHasLeft: boolean): boolean {
  return !lastHasLeft && sourceAlreadyUploaded.includes(slugOf(error));
}

function slugOf(error: unknown): string {
  return isApiVideoError(error) ? problemSlug(error.problem) : '';
}
