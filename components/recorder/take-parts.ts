// What makes, shows and sends a recording: fetched when one is about to be made.
export { countDownOn } from './count-down-on.js';
export { makeTake } from './make-take.js';
export { TakeDesk } from './take-desk.js';
export { takeOptionsOf } from './take-options.js';
