import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { wrongValues } from '../helpers/wrong-values.js';

/** What can be given to a program besides. */
const wrong: Readonly<Record<string, () => unknown>> = {
  ...wrongValues,
  'a symbol': () => Symbol('wrong'),
  'an object around a bigint': () => ({ title: 10n }),
  'an object in itself': circle,
  'a date of nowhere': () => new Date(NaN),
  'a detached buffer': detached,
  'a closed stream': () => Readable.from(['x']).destroy(),
  'a locked stream': locked,
  'a stream that fails': failing,
};

function circle(): unknown {
  const object: Record<string, unknown> = {};
  object.self = object;
  return object;
}

function detached(): unknown {
  const bytes = new Uint8Array(8);
  structuredClone(bytes, { transfer: [bytes.buffer] });
  return bytes;
}

function locked(): unknown {
  const stream = new Blob(['x']).stream();
  stream.getReader();
  return stream;
}

function failing(): unknown {
  return new ReadableStream({ start: (controller) => controller.error(new Error('It broke.')) });
}

/** Anything may be given where types don't look. */
export type Loose = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;
export const loose = (value: unknown): Loose => value as Loose;
export const made = (Class: unknown, ...args: readonly unknown[]): Loose =>
  new (Class as new (...args: readonly unknown[]) => Loose)(...args);

/** Milliseconds after which a call counts as hanging. */
const patience = 60_000;

/** What is wrong with how a call ended: it gives a result, or an error of ours that a person can read. */
async function complaintOf(
  act: () => unknown,
  secrets: readonly string[],
  names: readonly string[],
): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const hanging = new Promise<'hangs'>((resolve) => {
    timer = setTimeout(() => resolve('hangs'), patience);
  });
  try {
    const call = Promise.resolve()
      .then(act)
      .then(() => undefined);
    return await Promise.race([call, hanging]);
  } catch (error) {
    const { name, code, message } = Object(error) as Readonly<Record<string, unknown>>;
    if (!names.includes(String(name))) return String(error);
    if (name === 'ApiVideoError' && typeof code !== 'string') return 'it has no code';
    if (typeof message !== 'string' || message.length < 10) return 'it says nothing';
    if (message.length > 1000) return 'it says too much';
    return secrets.some((secret) => message.includes(secret)) ? 'it tells a secret' : undefined;
  } finally {
    clearTimeout(timer);
  }
}

interface Terms {
  /** What no message may hold. */
  readonly secrets?: readonly string[];
  /** Names of the errors that are documented. */
  readonly names?: readonly string[];
}

/** Gives each call each wrong value, and wants a result or a documented error. */
export async function assertBears(
  calls: Readonly<Record<string, (value: unknown) => unknown>>,
  { secrets = [], names = ['ApiVideoError'] }: Terms = {},
): Promise<void> {
  const complaints: string[] = [];
  for (const [name, call] of Object.entries(calls)) {
    await Promise.all(
      Object.entries(wrong).map(async ([kind, make]) => {
        const complaint = await complaintOf(() => call(make()), secrets, names);
        if (complaint !== undefined) complaints.push(`${name}, given ${kind}: ${complaint.slice(0, 120)}`);
      }),
    );
  }
  assert.deepEqual(complaints, []);
}

/** A call for each name, which is given the wrong value by that name. */
export function each(
  names: readonly string[],
  call: (wrong: Readonly<Record<string, unknown>>) => unknown,
): Readonly<Record<string, (value: unknown) => unknown>> {
  return Object.fromEntries(names.map((name) => [name, (value: unknown) => call({ [name]: value })]));
}

/** An object's own methods, and its class's. */
export function methodsOf(object: unknown): readonly string[] {
  const prototype: unknown = Object.getPrototypeOf(object);
  const owners = prototype === Object.prototype ? [object] : [object, prototype];
  const names = owners.flatMap((owner) => Object.getOwnPropertyNames(owner));
  return names.filter((name) => name !== 'constructor' && typeof loose(object)[name] === 'function');
}
