import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

/** A defect that was shown of the old classes; and what shows the opposite of the same class here. */
interface Defect {
  readonly defect: string;
  /** Titles of tests, as they stand in their files. */
  readonly shown: readonly string[];
  /** Why it can't be, where no test through the old API could show that. */
  readonly because?: string;
}

/** In their order, with what the composer did left out: it has no class here. */
const recorder: readonly Defect[] = [
  {
    defect: '`stop()` never settles when the last part fails',
    shown: ['old recorder: stop() settles when the last part fails, and error is told'],
  },
  {
    defect: 'a second `stop()` makes the first hang',
    shown: ['old recorder: a second stop() gives the same video'],
  },
  {
    defect: 'an answer that is no JSON blocks the queue for good',
    shown: [
      'old recorder: an answer that is no JSON blocks nothing',
      'old uploader: a page in the place of an answer is met again, and not for ever waited for',
    ],
  },
  {
    defect: 'a stalled connection blocks for good',
    shown: ['by the old recorder, whose stop() settles', 'by the old uploader'],
  },
  {
    defect: '429, 408 and 425 are final',
    shown: ['old recorder: status ${status} is no end', 'old uploader: too many requests are no failure'],
  },
  {
    defect: 'a lost answer, and the refusal of the copy, kill the recording',
    shown: [
      'old recorder: a lost answer, and the refusal of the copy, do no harm',
      'old uploader: a part whose answer got lost is no failure',
    ],
  },
  {
    defect: 'after a failed part the queue goes on, and the video has a hole',
    shown: [
      'old recorder: after a failed part the recording goes on, and its video has no hole',
      'old progressive uploader: a part that failed leaves no hole: the next call sends it first',
      'old progressive uploader: all that waits for a failed upload is told, and nothing more is sent',
    ],
  },
  {
    defect: 'such a video can neither be had nor tried again',
    shown: [
      'old recorder: stop() after a failure sends what is missing, and gives the video',
      'old progressive uploader: a part that has failed, given again, is there once',
    ],
  },
  {
    defect: 'when sharing is stopped by the browser the result is lost',
    shown: ['old recorder: when sharing is stopped in the browser’s own bar, stop() still gives the video'],
  },
  {
    defect: 'errors of the browser’s recorder are not heard',
    shown: ['old recorder: an error of the browser’s recorder is told, and what it had is kept'],
  },
  {
    defect: 'there is no `resume()`, and starting while paused throws',
    shown: ['old recorder: it can be resumed after a pause, be that in its first moment'],
  },
  {
    defect: 'a second take with the same recorder spoils the first',
    shown: ['old recorder: a second take is another video, and leaves the first alone'],
  },
  {
    defect: 'bytes that come after `stop` are lost',
    shown: ['old recorder: bytes that come after the end of the browser’s recorder are part of the video'],
  },
  {
    defect: 'the last part may be empty',
    shown: [
      'old recorder: empty chunks make no part',
      'old progressive uploader: empty blobs make no part, wherever they come',
      'an empty last part is not sent',
    ],
  },
  {
    defect: 'memory grows with the recording, on a fast line too',
    shown: ['old progressive uploader: a part that has arrived is no longer held'],
    because: 'the recorder’s parts are rows of the browser’s storage, deleted as they arrive',
  },
  {
    defect: 'nothing holds the queue back from filling the memory',
    shown: ['what the old recorder has made without a line is on disk, and another visit finishes its video'],
    because:
      'a recorder can’t be told to wait, so what it makes goes to the disk: memory holds the part under way',
  },
  {
    defect: 'two minutes without a line end the recording',
    shown: ['old recorder: an outage longer than six retries ends nothing'],
  },
  {
    defect: '`retries: 0` means six',
    shown: [
      'old uploader: no retries means none',
      'old recorder: with ${named} what has failed is left alone until stop()',
    ],
  },
  {
    defect: 'oversized chunks are sent as one part',
    shown: ['old progressive uploader: what is too large for one part is sent as even ones'],
  },
  {
    defect: 'malformed types are asked for, and the container is no good for live upload',
    shown: [
      'the formats of ours are well-formed',
      'the best format for live upload comes first',
      'old recorder: a malformed format, as its old list had them, records what browsers made of it',
    ],
  },
  {
    defect: 'a type of its own list hangs Firefox',
    shown: ['old recorder: a format with a codec for a track that is absent is fitted, and does not hang'],
  },
  {
    defect: 'nothing is live at a low frame rate',
    shown: [
      'old recorder: MP4 is asked for a key frame each second, so that it can be sent while it is made',
    ],
  },
  { defect: 'a global variable keeps the recorder', shown: ['no recorder is left on window'] },
  {
    defect: 'a video counts as playable on any error, and is asked for without end',
    shown: [
      'old recorder: each listener hears once that a video plays, and a 404 is not that',
      'old recorder: without a listener to videoPlayable nobody looks, even if there was one',
      'old recorder: a listener to videoPlayable that is removed meanwhile ends the looks',
    ],
  },
  {
    defect: 'canceling during a wait has no effect',
    shown: ['old uploader: cancel() during a wait ends it, and nothing more is sent'],
  },
  {
    defect: 'an option about small parts destroys the recording',
    shown: [
      'old recorder: small chunks are merged whatever the options say, and nothing of them is lost',
      'old progressive uploader: a part that is too small to be one is not taken, and costs nothing',
    ],
  },
  {
    defect: 'a crash loses everything',
    shown: ['what the old recorder has made without a line is on disk, and another visit finishes its video'],
  },
  {
    defect: 'no progress, no `removeEventListener()`, no bit rate, and streams are never stopped',
    shown: [
      'events know whether they are heard, as browsers count listeners',
      'bit rates are always asked for',
    ],
    because: 'of the rest the old API has no names; a stream stays its owner’s, as the old one’s did',
  },
  {
    defect: 'a lost first answer leaves a video that nobody is told of',
    shown: ['old recorder: a lost first answer makes no second video where the first was named'],
    because: 'without a `videoId` only the service could know, and the old API has no name to tell it by',
  },
  {
    defect: 'an expired token is the end',
    shown: [
      'old recorder: an access token that dies midway is replaced, once, and the recording goes on',
      'old uploader: an access token is replaced when it is refused, and its successor is used',
    ],
    because:
      'of an upload token the old API can’t ask for another; what was recorded stays for the next visit',
  },
  {
    defect: 'named imports fail',
    shown: ['the samples on recordings run, by ${way}', "import '${entry}' works in Node, and does nothing"],
  },
  { defect: 'there are no tests', shown: ['records into one video, and gives it'] },
];

const uploader: readonly Defect[] = [
  {
    defect: 'the browser’s own copy of a part is the end of an upload',
    shown: ['old uploader: a part whose answer got lost is no failure'],
  },
  {
    defect: 'without an id in parts after the first, each makes a video',
    shown: ['VideoUploader sends chunks one after the other, and each tells of how many'],
  },
  { defect: '`retries: 0` means six', shown: ['old uploader: no retries means none'] },
  {
    defect: 'a page of HTML in place of an answer is an uncaught error, and an endless wait',
    shown: [
      'old uploader: a page in the place of an answer is met again, and not for ever waited for',
      'old uploader: such a page is an error with the old word for it, where nothing is tried again',
    ],
  },
  { defect: 'an empty file resolves with nothing', shown: ['an empty file is refused'] },
  {
    defect: 'a new access token is asked for as plain text',
    shown: ['an access token is replaced by a request that says what it holds'],
  },
  {
    defect: 'a new access token that can’t be had for lack of a line is waited for without end',
    shown: ['old uploader: a line that breaks while a token is replaced is no failure'],
  },
  {
    defect: 'six retries, of which the README makes five',
    shown: ['old uploader: with \\`retries: ${String(retries)}\\` a part is sent ${requests} times, as ever'],
  },
  {
    defect: 'a check of the duration hangs on a file that can’t be played',
    shown: ['a file whose length nobody can tell is let through by maxVideoDuration, which hung'],
  },
];

const tests = ['test/node', 'test/browser', 'test/e2e']
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((path) => path.endsWith('.test.ts') && !path.endsWith('compat-defects.test.ts'))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

test('there are 32 defects of the old recorder, and 9 of the old uploaders', () => {
  assert.deepEqual([recorder.length, uploader.length], [32, 9]);
});

for (const { defect, shown } of [...recorder, ...uploader]) {
  test(`other than in the old classes: ${defect}`, () => {
    const missing = shown.filter((title) => !tests.includes(title));

    assert.deepEqual(missing, []);
    assert.ok(shown.length > 0);
  });
}
