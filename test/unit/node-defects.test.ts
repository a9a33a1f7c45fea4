import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

/** A defect that was shown of the official client for Node 2.6.8; and what shows the opposite here. */
interface Defect {
  readonly defect: string;
  /** Titles of tests, as they stand in their files. */
  readonly shown: readonly string[];
}

const defects: readonly Defect[] = [
  { defect: 'a client without options throws', shown: ['1: a client needs no options'] },
  {
    defect: 'without a key an empty `Authorization` is sent',
    shown: ['2: without a key no Authorization is sent, and what needs one is refused before it is sent'],
  },
  {
    defect: 'a token upload in three parts makes three videos',
    shown: ['3: a token upload in parts makes one video, also one that was given'],
  },
  {
    defect: '`public: false` is dropped without a word, and the video is public',
    shown: ["4: fields have the API's own names, and unknown ones pass both ways"],
  },
  {
    defect: 'Norwegian is `false`',
    shown: ['5: Norwegian is a language, and `false` is none'],
  },
  {
    defect: 'nothing is repeated, no page follows, no token is refreshed',
    shown: [
      '6: a 429 is waited out; what is refused for good tells its headers; lists can be walked through',
      'a token that expires in the middle is replaced once, by its refresh token, for all',
    ],
  },
  {
    defect: 'a silent server is waited for without end, and nothing can be abandoned',
    shown: ['7: a silent server is given up in time, and any call can be abandoned'],
  },
  {
    defect: 'errors have no name, no status, no cause, and are exported from nowhere',
    shown: ['8: errors are of one exported class, and tell status, problem and cause'],
  },
  {
    defect: 'a failed authentication throws the key',
    shown: ['9: no key and no token is in any error, client or debug event'],
  },
  { defect: 'a charset makes an answer unreadable', shown: ['10: an answer may say its charset'] },
  {
    defect: 'an empty answer is two quotation marks',
    shown: ['11: what answers nothing resolves with undefined'],
  },
  {
    defect: 'parts sent together have each other’s numbers',
    shown: ['12: parts of a session that are sent together keep their numbers'],
  },
  {
    defect: 'lists in filters are numbered',
    shown: [
      '13 and 14: lists in filters have empty brackets, dates their milliseconds, addresses one slash',
      'lists, objects and lists in objects are written with brackets, without numbers',
    ],
  },
  {
    defect: 'a slash too many, and dates without their milliseconds',
    shown: ['13 and 14: lists in filters have empty brackets, dates their milliseconds, addresses one slash'],
  },
  {
    defect: 'uploads take a path alone, and images lose their name and type',
    shown: [
      '15: images and tracks may come from anywhere, with a name and a type',
      '${name} is uploaded in parts, with the key and with a token, whole and in order',
      '${what} may come from anywhere, and goes out whole, with a name and its type',
    ],
  },
  {
    defect: 'whole chunks are in memory',
    shown: ['3 GiB are uploaded with at most 32 MiB of memory more than an idle client has'],
  },
  {
    defect: 'progress counts what is around the file, and parts from 0',
    shown: [
      '17: progress counts bytes of the file, and parts from 1',
      'progress counts bytes of the file, never back, up to its size',
    ],
  },
  {
    defect: 'the form’s field is named after the file, and a package is used that is not declared',
    shown: ['18: the file is in a field called file, and nothing is imported that is not declared'],
  },
  {
    defect: 'the default import needs `esModuleInterop`, and models have deep paths',
    shown: [
      "the official client's sample runs with the package's name changed: ${first}",
      'TypeScript understands it under ${moduleResolution}, ${esModuleInterop',
      'what TypeScript makes of each import runs',
      'the models have every field of every schema, and null where the service says null',
    ],
  },
  {
    defect: 'parts go one by one, are not repeated, and what was sent is lost with the process',
    shown: [
      '20: parts go together, a lost answer costs one part, and a failed upload goes on',
      'an upload ${way} that was killed sends only what is missing, the next time',
    ],
  },
  {
    defect: 'tests look at the constructor alone',
    shown: ['each operation, driven against the emulator, is sent and answered as it is described'],
  },
];

const tests = ['test/unit', 'test/node', 'test/e2e']
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((path) => path.endsWith('.test.ts') && !path.endsWith('-defects.test.ts'))
  .concat(join('test', 'node', 'client-defects.test.ts'))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

test('there are 21 defects to be unlike', () => {
  assert.equal(defects.length, 21);
});

for (const { defect, shown } of defects) {
  test(`other than there: ${defect}`, () => {
    const missing = shown.filter((title) => !tests.includes(title));

    assert.deepEqual(missing, []);
    assert.ok(shown.length > 0);
  });
}
