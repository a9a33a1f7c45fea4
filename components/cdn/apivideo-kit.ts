// The classic script: registers both elements, and is the global `ApiVideo`.
export * from '../elements.js';
export * from '../../src/index.js';
