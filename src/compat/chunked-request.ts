import type { ApiRequest } from '../api/call.js';
import type { ResumeJournal } from '../upload/journal.js';
import type { PartContent } from '../upload/send-part.js';

/** Has each part tell of how many it is, as the old uploader's parts do. */
export function ofChunks(
  requestOf: (content: PartContent) => ApiRequest,
  count: number,
): (content: PartContent) => ApiRequest {
  return (content) => {
    const request = requestOf(content);
    const headers = { ...request.headers, 'Content-Range': `part ${content.part.number}/${count}` };
    return { ...request, headers };
  };
}

/**
 * A journal of uploads with chunks of one size. Their number has been told to the service, so that nobody can go on
 * with chunks of another size, nor with parts that follow the line.
 */
export function chunkedJournal(
  journal: ResumeJournal | undefined,
  chunkSize: number,
): ResumeJournal | undefined {
  const nameOf = (name: string): string => `${name} in chunks of ${chunkSize}`;
  if (!journal) return undefined;

  return {
    async claim(key) {
      const claim = await journal.claim(nameOf(key));
      if (!claim) return undefined;
      return {
        entry: claim.entry,
        save: (entry) => claim.save({ ...entry, key: nameOf(entry.key), host: nameOf(entry.host) }),
        release: (options) => claim.release(options),
      };
    },
  };
}
