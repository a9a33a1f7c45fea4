// The classic script of the recorder alone: registers it, and is the global `ApiVideo`.
import { live } from 'lit/directives/live.js';
import { lendLit } from './lend-lit.js';

lendLit({ live });

export * from '../recorder/define.js';
export { ApiVideoError, isApiVideoError } from '../../src/base/error.js';
export { ApiVideoClient } from '../../src/client.js';
export { RecordingSession } from '../../src/record/session.js';
