import { frameTools } from '../../../src/record/frame-tools.js';
import type { Ability } from './where.js';

export const givesFrames: Ability = {
  has: frameTools() !== undefined,
  lacks: 'gives pages no pictures one by one',
};
