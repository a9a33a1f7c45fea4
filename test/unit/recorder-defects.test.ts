import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

/** A defect that was shown of the official recorder, or of its composer; and what shows the opposite here. */
interface Defect {
  readonly defect: string;
  /** Titles of tests, as they stand in their files. */
  readonly shown: readonly string[];
  /** Why it can't be, where there is nothing that a test could show, or not yet. */
  readonly because?: string;
}

const defects: readonly Defect[] = [
  {
    defect: '`stop()` never settles when the last part fails',
    shown: ['a failed upload does not end the recording, and retry() sends all of it'],
  },
  { defect: 'a second `stop()` makes the first hang', shown: ['stopping twice gives the same video'] },
  {
    defect: 'an answer that is no JSON blocks the queue for good',
    shown: ['a recording arrives byte for byte in spite of ${story}'],
  },
  {
    defect: 'a stalled connection blocks for good',
    shown: [
      'without a measurement a part has the time of a megabit line, and an allowance',
      'gets ${source} whole into ${target} when ${what} for the ${part} part',
    ],
  },
  { defect: '429, 408 and 425 are final', shown: ['status ${status} means ${code}, ${retryable'] },
  {
    defect: 'a lost answer, and the refusal of the copy, kill the recording',
    shown: ['a recording arrives byte for byte in spite of ${story}'],
  },
  {
    defect: 'after a failed part the queue goes on, and the video has a hole',
    shown: ['a failed upload does not end the recording, and retry() sends all of it'],
  },
  {
    defect: 'such a video can neither be had nor tried again',
    shown: ['a stream that failed after its end can be tried again'],
  },
  {
    defect: 'when sharing is stopped by the browser the result is lost',
    shown: ['when the person stops sharing the screen, the recording is finished and sent'],
  },
  {
    defect: 'errors of the browser’s recorder are not heard',
    shown: [
      'a recorder that fails is told of, and what it had is kept',
      'survives a track that is added under the recorder',
    ],
  },
  { defect: 'there is no `resume()`, and starting while paused throws', shown: ['records on after a pause'] },
  {
    defect: 'a second take with the same recorder spoils the first',
    shown: ['records again after a take, as another video', 'a second start changes nothing'],
  },
  {
    defect: 'bytes that come after `stop` are lost',
    shown: ['bytes that Firefox gives after `stop` are part of the video'],
  },
  {
    defect: 'the last part may be empty',
    shown: [
      'empty chunks make no part, wherever they come',
      'wherever a page dies, the next one finishes the same video with every byte that was written',
    ],
  },
  {
    defect: 'memory grows with the recording, on a fast line too',
    shown: ['a part’s bounds are on disk before it leaves, and its rows go once it has arrived'],
    because: 'measured besides, by test/bench/dead-line.ts',
  },
  {
    defect: 'nothing holds the queue back from filling the memory',
    shown: [
      'nothing is offered for sending before it is on disk',
      'much that waits in memory alone is told of, once',
    ],
  },
  {
    defect: 'two minutes without a line end the recording',
    shown: ['after an outage the upload goes on by itself, while the recording does'],
  },
  { defect: '`retries: 0` means six', shown: ['a retry limit of 0 sends each part once'] },
  {
    defect: 'oversized chunks are sent as one part',
    shown: ['what has piled up leaves in parts of 16 MiB at the most, unless larger ones were wished for'],
  },
  {
    defect: 'malformed types are asked for, and the container is no good for live upload',
    shown: ['only well-formed types are asked about', 'WebM comes before MP4, and VP9 before VP8'],
  },
  {
    defect: 'a type of its own list hangs Firefox',
    shown: ['the type names codecs for exactly the kinds of track that are there'],
  },
  {
    defect: 'nothing is live at a low frame rate',
    shown: ['hands out MP4 while it records, even of a picture that hardly moves'],
  },
  {
    defect: 'a global variable keeps the recorder',
    shown: ['"${path}" gives its public names, in Node without a DOM too'],
    because: 'no code here writes to the global object',
  },
  {
    defect: 'a video counts as playable on any error, and is asked for without end',
    shown: ['VideoUploader finds the video playable'],
    because: 'waiting is one bounded call, and only a manifest that is there ends it',
  },
  {
    defect: 'canceling during a wait has no effect',
    shown: [
      'an upload canceled while it waits for its next attempt makes none',
      'sends nothing more after cancel()',
    ],
  },
  {
    defect: 'an option about small parts destroys the recording',
    shown: ['parts have the size wished for, at least'],
    because: 'there is no such option: small chunks are always joined',
  },
  {
    defect: 'a crash loses everything',
    shown: ['a browser killed ${moment.name} loses nothing that was written'],
  },
  {
    defect: 'no progress, no signal, no bit rate, and streams are never stopped',
    shown: [
      'bit rates are always passed on',
      "the caller's signal cancels",
      'records what the camera shows, and lets go of it',
    ],
  },
  {
    defect: 'a lost first answer leaves a video that nobody is told of',
    shown: ['knows of a lost first answer on a page that has loaded a great many things'],
  },
  {
    defect: 'an expired token is the end',
    shown: ['goes on when the token expires in the middle, with another that it asks for'],
  },
  { defect: 'named imports fail', shown: ["import '${entry}' works in Node, and does nothing"] },
  {
    defect: 'there are no tests',
    shown: ['what was recorded arrives, byte for byte, and stop() gives its video'],
  },
  {
    defect: 'the composer leaves every second stream running',
    shown: ['records what the camera shows, and lets go of it'],
    because: 'a stream is closed track by track, from a list of its own',
  },
  {
    defect: 'destroying the composer while it stops hangs',
    shown: ['after cancel() nothing is recorded or sent any more'],
  },
  {
    defect: 'audio contexts are left open, or suspended',
    shown: [
      'gives nothing where the sound would not run, and closes the context',
      'closes everything that it was made of',
    ],
  },
  { defect: 'adding sound alone throws', shown: ['records the microphone alone'] },
  {
    defect: 'muting after the start has no effect',
    shown: ['is switched off and on while it is recorded'],
  },
  {
    defect: 'drawing stops in the background',
    shown: ['screen and camera go on together in a hidden page'],
  },
];

const tests = ['test/unit', 'test/node', 'test/browser', 'test/e2e']
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((path) => path.endsWith('.test.ts') && !path.endsWith('recorder-defects.test.ts'))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

test('there are 38 defects to be unlike', () => {
  assert.equal(defects.length, 38);
});

for (const { defect, shown, because } of defects) {
  test(`other than there: ${defect}`, () => {
    const missing = shown.filter((title) => !tests.includes(title));

    assert.deepEqual(missing, []);
    assert.ok(shown.length > 0 || because !== undefined);
  });
}
