import { readFile } from 'node:fs/promises';
import type { Fault } from '../faults.js';
import { InvalidFault, parseFaults } from '../fault-schema.js';
import { UsageError } from './arguments.js';

/** Reads the faults in a JSON file. Throws a `UsageError` that names the file if it has none. */
export async function readFaultsFile(path: string): Promise<readonly Fault[]> {
  try {
    return parseFaults(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    throw new UsageError(`The faults in ${path} cannot be read: ${reasonOf(error)}`, { cause: error });
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof InvalidFault) return error.message;
  if (error instanceof SyntaxError) return 'it is no JSON.';
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' ? 'there is no such file.' : String(error);
}
