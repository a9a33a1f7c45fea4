import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

interface Need {
  /** Names of the programs; the first of each line that is there is taken. */
  readonly programs: readonly (readonly string[])[];
  /** The packages of Debian 12 that bring them. */
  readonly packages: readonly string[];
}

/** What the engines beside Chromium need. */
export const needs = {
  firefox: {
    programs: [['firefox-esr', 'firefox'], ['pulseaudio']],
    packages: ['firefox-esr', 'pulseaudio'],
  },
  webkit: {
    programs: [['WebKitWebDriver'], ['Xvfb'], ['pulseaudio']],
    // Without the "bad" plug-ins MediaRecorder supports no type at all.
    packages: [
      'webkit2gtk-driver',
      'xvfb',
      'gstreamer1.0-plugins-good',
      'gstreamer1.0-plugins-bad',
      'pulseaudio',
    ],
  },
} as const satisfies Record<string, Need>;

/** The first of these programs that is there. */
export function findProgram(names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
}

/** The same, where the engine can't do without. Throws a sentence if none is there. */
export function needProgram(engine: keyof typeof needs, ...names: readonly string[]): string {
  const path = findProgram(names);
  if (path !== undefined) return path;
  const packages = needs[engine].packages.join(' ');
  throw new Error(`${names.join(' or ')} is not installed. On Debian 12: apt-get install ${packages}`);
}

/** What of it this machine lacks. */
export function lacking({ programs, packages }: Need): Need | undefined {
  const absent = programs.filter((names) => findProgram(names) === undefined);
  return absent.length > 0 ? { programs: absent, packages } : undefined;
}
