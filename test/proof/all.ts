/** The long proofs, one after the other, or the one that is named: `npm run proof -- chaos --runs 100`. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const proofs = ['chaos', 'kill-node', 'kill-upload'];
const [first = '', ...rest] = process.argv.slice(2);
const named = proofs.includes(first);

if (!named && first !== '' && !first.startsWith('--')) {
  console.error(`No proof is called “${first}”. There are: ${proofs.join(', ')}.`);
  process.exitCode = 2;
} else {
  const chosen = named ? [first] : proofs;
  const args = named ? rest : process.argv.slice(2);
  const wrong = chosen.filter((name) => {
    const script = join('test', 'proof', `${name}.ts`);
    return (
      spawnSync(process.execPath, ['--import', 'tsx', script, ...args], { stdio: 'inherit' }).status !== 0
    );
  });
  console.log(wrong.length === 0 ? `\n${chosen.length} proofs hold.` : `\nDo not hold: ${wrong.join(', ')}.`);
  process.exitCode = wrong.length > 0 ? 1 : 0;
}
