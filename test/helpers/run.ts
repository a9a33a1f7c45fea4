import { execFile } from 'node:child_process';

/** What a program left when it ended. */
export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, which may be a failure. Rejects only if it can't be started. */
export function run(command: string, args: readonly string[], cwd: string): Promise<Finished> {
  return new Promise((resolve, reject) => {
    execFile(command, args, { cwd }, (error, stdout, stderr) => {
      const code = error ? error.code : 0;
      if (typeof code === 'number') resolve({ code, stdout, stderr });
      else reject(new Error(`${command} can't be run.`, { cause: error }));
    });
  });
}

/** The same, where a failure is a failure of the test. */
export async function succeed(command: string, args: readonly string[], cwd: string): Promise<Finished> {
  const finished = await run(command, args, cwd);
  if (finished.code === 0) return finished;
  throw new Error(`${command} ${args.join(' ')} failed:\n${finished.stdout}\n${finished.stderr}`);
}
