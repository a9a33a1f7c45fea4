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
  // A browser that was killed may have children that still write for a moment.
  const patience = { maxRetries: 20, retryDelay: 50 };
  return { path, close: () => rmSync(path, { recursive: true, force: true, ...patience }) };
}
