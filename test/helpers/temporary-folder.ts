import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for one test file; closing removes it. */
export interface TemporaryFolder {
  readonly path: string;
  close(): void;
}

export function temporaryFolder(): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), 'apivideo-kit-e2e-'));
  return { path, close: () => rmSync(path, { recursive: true, force: true }) };
}
