// What makes, shows and sends a recording: fetched when one is about to be made.
export { makeTake } from './make-take.js';
export { TakeDesk } from './take-desk.js';
