import type { Ability } from './where.js';

async function writesPrivateFiles(): Promise<boolean> {
  try {
    await navigator.storage.getDirectory();
    return 'createWritable' in FileSystemFileHandle.prototype;
  } catch {
    return false;
  }
}

export const writesFiles: Ability = {
  has: await writesPrivateFiles(),
  lacks: 'lets pages write no files of their own',
};
