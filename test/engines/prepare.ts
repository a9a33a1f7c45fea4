// Sees to it that Chromium, Firefox and WebKit are there: installs what is missing where that may be done, and else
// says what to install.
import { spawnSync } from 'node:child_process';
import { findBrowser } from '../helpers/browser.mjs';
import { findProgram, lacking, needs } from './programs.js';

function allLacking() {
  const all = Object.values(needs).flatMap((need) => lacking(need) ?? []);
  return {
    programs: all.flatMap(({ programs }) => programs.map((names) => names.join(' or '))),
    packages: [...new Set(all.flatMap(({ packages }) => packages))],
  };
}

function install(packages: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: readonly string[]) =>
    spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
  console.log(`Installing ${packages.join(', ')}.`);
  apt('update', '-qq');
  apt('install', '-qq', '-y', '--no-install-recommends', ...packages);
}

const { packages } = allLacking();
if (packages.length > 0 && process.getuid?.() === 0 && findProgram(['apt-get'])) install(packages);

const { programs } = allLacking();
if (programs.length > 0) {
  console.error(`These programs are missing: ${programs.join(', ')}.`);
  console.error(`On Debian 12 they come with \`apt-get install ${packages.join(' ')}\`.`);
  process.exitCode = 1;
} else {
  await findBrowser();
}
