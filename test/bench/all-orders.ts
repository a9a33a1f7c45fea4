/** What a run of all benchmarks does. */
export interface Orders {
  /** Suites in their order, each with its options. */
  readonly orders: readonly (readonly string[])[];
  /** What is left out, and why. */
  readonly skipped: readonly string[];
  /** The summary tells of what was measured since then. */
  readonly since: string;
}

/** Compared with others: these take as many rounds as are asked for. */
const compared = ['upload', 'node', 'stop', 'emulator'];
const ownAlone = ['part-delay', 'dead-line', 'main-thread', 'growth', 'sizes'];
const suites = [...compared, ...ownAlone];

/** What can't be quick. */
const slow: Readonly<Partial<Record<string, string>>> = {
  'dead-line': 'an hour’s worth of data takes its minutes',
};

/**
 * Which suites the command line asks for. Options that only uploads in a browser know mean that suite alone, `--node`
 * the client for Node, and `--summary` none.
 */
export function ordersOf(args: readonly string[], now: string): Orders {
  if (args.includes('--summary')) return { orders: [], skipped: [], since: '' };
  const rest = args.filter((argument) => argument !== '--node');
  const only = chosen(args);
  const quick = args.includes('--quick');
  const skipped = only.filter((suite) => quick && slow[suite] !== undefined);
  const passed = quick ? ['--quick'] : [];
  return {
    orders: only
      .filter((suite) => !skipped.includes(suite))
      .map((suite) => [suite, ...(compared.includes(suite) ? rest : passed)]),
    skipped: skipped.map((suite) => `${suite}, as ${slow[suite] ?? ''}.`),
    since: now,
  };
}

function chosen(args: readonly string[]): readonly string[] {
  if (args.includes('--node')) return ['node'];
  const shared = ['--quick', '--rounds'];
  const filtered = args.some(
    (argument) => argument.startsWith('--') && !shared.includes(argument.replace(/=.*/, '')),
  );
  return filtered ? ['upload'] : suites;
}
