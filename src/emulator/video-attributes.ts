import type { JsonObject } from './body.js';
import { problemOfMany, typeOf, type ProblemEntry } from './problem.js';

/** What the maker of a video says about it. */
export interface VideoAttributes {
  readonly title: string;
  readonly description: string;
  readonly public: boolean;
  readonly panoramic: boolean;
  readonly mp4Support: boolean;
  readonly tags: readonly string[];
  readonly metadata: readonly Metadata[];
  readonly playerId: string | undefined;
  readonly language: string | undefined;
}

interface Metadata {
  readonly key: string;
  readonly value: string;
}

interface Kind<T> {
  readonly label: string;
  readonly is: (value: unknown) => value is T;
}

const text: Kind<string> = { label: 'a string', is: isString };
const flag: Kind<boolean> = { label: 'a boolean', is: (value) => typeof value === 'boolean' };
const strings: Kind<string[]> = {
  label: 'an array',
  is: (value): value is string[] => Array.isArray(value) && value.every(isString),
};
const pairs: Kind<Metadata[]> = {
  label: 'an array',
  is: (value): value is Metadata[] => Array.isArray(value) && value.every(isMetadata),
};

/** The attributes of a video that has nothing but a title. */
export function defaultAttributes(title: string): VideoAttributes {
  return {
    title,
    description: '',
    public: true,
    panoramic: false,
    mp4Support: true,
    tags: [],
    metadata: [],
    playerId: undefined,
    language: undefined,
  };
}

/** Reads the body of `POST /videos`. Throws one problem that names every attribute it refuses. */
export function readVideoAttributes(body: JsonObject): VideoAttributes {
  const entries: ProblemEntry[] = [];
  const fallback = defaultAttributes('');

  const refuse = (slug: 'attribute-required' | 'invalid-attribute', title: string, name: string) =>
    entries.push({ type: typeOf(slug), title, name });
  const read = <T>(name: string, kind: Kind<T>, otherwise: T): T => {
    const value = body[name] ?? otherwise;
    if (value === otherwise || kind.is(value)) return value as T;
    refuse('invalid-attribute', `This attribute must be ${kind.label}.`, name);
    return otherwise;
  };

  if (body.title === undefined || body.title === '') {
    refuse('attribute-required', 'This attribute is required.', 'title');
  }
  if (body.source !== undefined) {
    refuse('invalid-attribute', 'This emulator takes no source at creation: upload the file.', 'source');
  }
  const attributes: VideoAttributes = {
    title: read('title', text, ''),
    description: read('description', text, fallback.description),
    public: read('public', flag, fallback.public),
    panoramic: read('panoramic', flag, fallback.panoramic),
    mp4Support: read('mp4Support', flag, fallback.mp4Support),
    tags: read<readonly string[]>('tags', strings, fallback.tags),
    metadata: read<readonly Metadata[]>('metadata', pairs, fallback.metadata),
    playerId: read<string | undefined>('playerId', text, undefined),
    language: read<string | undefined>('language', text, undefined),
  };

  const [first, ...others] = entries;
  if (first) throw problemOfMany([first, ...others]);
  return attributes;
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function isMetadata(value: unknown): value is Metadata {
  return (
    typeof value === 'object' &&
    value !== null &&
    'key' in value &&
    'value' in value &&
    isString(value.key) &&
    isString(value.value)
  );
}
