import { emulateMedia } from '@web/test-runner-commands';
import type { Ability } from './where.js';

export const forcesColors: Ability = {
  has: await emulateMedia({ forcedColors: 'none' }).then(
    () => true,
    () => false,
  ),
  lacks: 'can’t be told by a test to force colours',
};
