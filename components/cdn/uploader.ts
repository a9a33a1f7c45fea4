// The classic script of the uploader alone: registers it, and is the global `ApiVideo`.
export * from '../uploader/define.js';
export { ApiVideoError, isApiVideoError } from '../../src/base/error.js';
