import { join } from 'node:path';

/** How a proof went. */
export interface ProofReport {
  readonly name: string;
  readonly runs: number;
  /** How the runs that hold ended, and how many did so. */
  readonly endings: Readonly<Record<string, number>>;
  readonly failures: readonly { readonly seed: number; readonly reason: string }[];
  readonly seconds: number;
}

/** Where a proof leaves its report, from the root of the repository. */
export function reportPath(name: string): string {
  return join('test-results', 'proof', `${name}.json`);
}

/** Failures that are told of each proof; the others went by as they happened. */
const mostFailures = 3;

/** All proofs at a glance: two lines each, and one for each failure with the command that repeats it. */
export function summaryOf(reports: readonly ProofReport[]): string {
  const heading = ['proof'.padEnd(16), 'runs'.padStart(6), 'held'.padStart(6), 'minutes'.padStart(9)].join(
    '',
  );
  const wrong = reports.filter(({ failures }) => failures.length > 0).map(({ name }) => name);
  const verdict = wrong.length === 0 ? 'All hold.' : `Not so: ${wrong.join(', ')}.`;
  return ['', heading, ...reports.flatMap(linesOf), '', verdict].join('\n');
}

function linesOf({ name, runs, endings, failures, seconds }: ProofReport): readonly string[] {
  const figures = [runs, runs - failures.length].map((figure) => String(figure).padStart(6));
  const ended = Object.entries(endings).map(([ending, count]) => `${count} ${ending}`);
  const told = failures.slice(0, mostFailures).map(({ seed, reason }) => {
    const [sentence = ''] = reason.split('\n');
    return `  npm run proof -- ${name} --seed ${seed}   ${sentence.slice(0, 60)}`;
  });
  const more = failures.length - told.length;

  return [
    [name.padEnd(16), ...figures, (seconds / 60).toFixed(1).padStart(9)].join(''),
    `  ${ended.join(', ') || 'none ended well'}`,
    ...told,
    ...(more > 0 ? [`  … and ${more} more`] : []),
  ];
}
