// The classic script: registers both elements, and is the global `ApiVideo`.
import { live } from 'lit/directives/live.js';
import { lendLit } from './lend-lit.js';

lendLit({ live });

export * from '../elements.js';
export * from '../../src/index.js';
