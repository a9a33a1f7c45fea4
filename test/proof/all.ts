/** The long proofs, one after the other, or the one that is named: `npm run proof -- chaos --runs 100`. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { reportPath, summaryOf, type ProofReport } from './proof-report.js';

const proofs = ['chaos', 'chaos-browser', 'kill-node', 'kill-upload', 'kill-recording'];
const [first = '', ...rest] = process.argv.slice(2);
const named = proofs.includes(first);

/** Runs a proof in a process of its own, which may hang or die, and resolves with what it leaves. */
function prove(name: string, args: readonly string[]): ProofReport {
  const script = join('test', 'proof', `${name}.ts`);
  rmSync(reportPath(name), { force: true });
  console.log(`${name} …`);
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', script, ...args], { stdio: 'inherit' });
  if (existsSync(reportPath(name))) return JSON.parse(readFileSync(reportPath(name), 'utf8')) as ProofReport;
  const reason = `it ended with ${status} and no report`;
  return { name, runs: 1, endings: {}, failures: [{ seed: 1, reason }], seconds: 0 };
}

if (!named && first !== '' && !first.startsWith('--')) {
  console.error(`No proof is called “${first}”. There are: ${proofs.join(', ')}.`);
  process.exitCode = 2;
} else {
  const chosen = named ? [first] : proofs;
  const args = named ? rest : process.argv.slice(2);
  const reports = chosen.map((name) => prove(name, args));
  console.log(summaryOf(reports));
  process.exitCode = reports.some(({ failures }) => failures.length > 0) ? 1 : 0;
}
