/**
 * How long the page's main thread is held up while 720p is recorded from the browser's fake camera. Time that the thread
 * really worked is counted apart from time that passed: on a busy machine the latter tells of the machine. After a build:
 *
 *     node --import tsx test/bench/main-thread.ts [--seconds <n>] [--quick] [--rounds <n>]
 */
import { loadavg } from 'node:os';
import type { Page } from 'playwright';
import { startDemo } from '../../demo/serve.js';
import type { ApiVideoRecorder } from '../../components/recorder/recorder.js';
import { openBrowser } from '../helpers/open-browser.js';
import { benchPath, mergeInto } from './bench-file.js';
import { suiteOptions } from './suite-options.js';
import { traceTasks, type Task } from './trace-tasks.js';

const { quick, rounds, seconds } = suiteOptions(
  process.argv.slice(2),
  { rounds: 1, seconds: 20 },
  { rounds: 1, seconds: 3 },
);

/** Milliseconds that a task may work, at the most. */
const aim = 50;
const scenes = [
  { name: 'the camera in a `<video>`, nothing of ours', source: undefined },
  { name: '`camera`, 720p', source: 'camera' },
  { name: '`screen+camera`, composed', source: 'screen+camera' },
] as const;

const [loadBefore = 0] = loadavg();
const demo = await startDemo();
const browser = await openBrowser();
try {
  for (let round = 0; round < rounds; round++) {
    for (const { name, source } of scenes) await measure(name, source);
  }
} finally {
  await browser.close();
  await demo.close();
}

async function measure(name: string, source: (typeof scenes)[number]['source']): Promise<void> {
  const page = await browser.newPage();
  await page.goto(`${demo.url}/recorder.html`);
  await page.waitForFunction(() => customElements.get('apivideo-recorder'));
  if (source) await record(page, source);
  else await show(page);
  const longTasks = await watchLongTasks(page);
  const tasks = await traceTasks(page, () => page.waitForTimeout(seconds * 1000));
  const long = await longTasks.jsonValue();
  const most = { worked: mostOf(tasks, 'work'), passed: mostOf(tasks, 'wall') };
  const busy = tasks.reduce((sum, { work }) => sum + work, 0) / (seconds * 10);
  const cells = [name, tasks.length, `${busy.toFixed(1)} %`, most.worked.toFixed(1), most.passed.toFixed(1)];
  console.log(`| ${[...cells, long.length].join(' | ')} |`);
  await mergeInto(benchPath(quick), 'main-thread', {
    [name]: {
      ...{ tasks: tasks.length, busy, most, long, seconds, loadBefore },
      standings: [
        {
          what: `longest task, ${name}`,
          ours: `${most.worked.toFixed(1)} ms of work`,
          ...(source && { aim: `≤ ${aim} ms`, met: most.worked <= aim }),
        },
      ],
    },
  });
  await page.close();
}

function mostOf(tasks: readonly Task[], of: keyof Task): number {
  return tasks.reduce((most, task) => Math.max(most, task[of]), 0);
}

async function record(page: Page, source: 'camera' | 'screen+camera'): Promise<void> {
  await page.locator('apivideo-recorder').evaluate(async (recorder: ApiVideoRecorder, kind) => {
    Object.assign(recorder, { source: kind, width: 1280, height: 720, videoBitsPerSecond: 5_000_000 });
    await recorder.start();
  }, source);
}

async function show(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const stream = await navigator.mediaDevices.getUserMedia({
      video: { width: 1280, height: 720 },
      audio: true,
    });
    const video = Object.assign(document.createElement('video'), { srcObject: stream, muted: true });
    document.body.append(video);
    await video.play();
  });
}

/** All that the browser itself calls a long task, in milliseconds, from now on. */
function watchLongTasks(page: Page): Promise<{ jsonValue(): Promise<number[]> }> {
  return page.evaluateHandle(() => {
    const found: number[] = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) found.push(duration);
    }).observe({ entryTypes: ['longtask'] });
    return found;
  });
}
