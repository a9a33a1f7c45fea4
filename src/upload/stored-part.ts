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

/** Whether a refusal says that the video has a source which can't be this upload's. */
export function isForeignSource(error: unknown, lastHasLeft: boolean): boolean {
  return !lastHasLeft && sourceAlreadyUploaded.includes(slugOf(error));
}

function slugOf(error: unknown): string {
  return isApiVideoError(error) ? problemSlug(error.problem) : '';
}
