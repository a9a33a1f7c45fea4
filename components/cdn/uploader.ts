// The classic script of the uploader alone: registers it, and is the global `ApiVideo`.
import { lendLit } from './lend-lit.js';

lendLit();

export * from '../uploader/define.js';
export { ApiVideoError, isApiVideoError } from '../../src/base/error.js';
