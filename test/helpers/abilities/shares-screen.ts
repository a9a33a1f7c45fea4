import type { Ability } from './where.js';

/** Asks for the screen as tests do: nobody has clicked, and nobody is there to choose. */
async function givesScreen(): Promise<boolean> {
  try {
    const stream = await navigator.mediaDevices.getDisplayMedia({ video: true });
    stream.getTracks().forEach((track) => track.stop());
    return true;
  } catch {
    return false;
  }
}

export const sharesScreen: Ability = {
  has: await givesScreen(),
  lacks: 'shares no screen without a click',
};
