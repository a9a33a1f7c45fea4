// What carries the uploads and calls of a client: fetched with the first of them.
export { bindResource } from './api/call.js';
export { delivery } from './api/operations/delivery.js';
export { sharedLimiters } from './http/limiter.js';
export { createPageTransport } from './http/page-transport.js';
export { fileJob } from './upload/file-job.js';
export { streamJob } from './upload/stream-job.js';
export { surroundings } from './web/surroundings.js';
