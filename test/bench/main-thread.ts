/**
 * How long the page's main thread is held up while 720p is recorded from the browser's fake camera:
 * `node --import tsx test/bench/main-thread.ts [seconds]`, after a build. Time that the thread really worked is
 * counted apart from time that passed: on a busy machine the latter tells of the machine.
 */
import type { CDPSession, Page } from 'playwright';
import { startDemo } from '../../demo/serve.js';
import type { ApiVideoRecorder } from '../../components/recorder/recorder.js';
import { openBrowser } from '../helpers/open-browser.js';

interface Task {
  /** Milliseconds that passed. */
  readonly wall: number;
  /** Milliseconds that the thread worked. */
  readonly work: number;
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

const [, , wanted = '20'] = process.argv;
const milliseconds = Number(wanted) * 1000;
const scenes = [
  { name: 'the camera in a `<video>`, nothing of ours', source: undefined },
  { name: '`camera`, 720p', source: 'camera' },
  { name: '`screen+camera`, composed', source: 'screen+camera' },
] as const;

const demo = await startDemo();
const browser = await openBrowser();
try {
  for (const { name, source } of scenes) {
    const page = await browser.newPage();
    await page.goto(`${demo.url}/recorder.html`);
    await page.waitForFunction(() => customElements.get('apivideo-recorder'));
    if (source) await record(page, source);
    else await show(page);
    const session = await page.context().newCDPSession(page);
    const longTasks = watchLongTasks(page);
    const tasks = await trace(session, () => page.waitForTimeout(milliseconds));
    const long = await (await longTasks).jsonValue();
    print(name, tasks, long);
    await page.close();
  }
} finally {
  await browser.close();
  await demo.close();
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

/** The tasks of the page's main thread while `act` goes on. */
async function trace(session: CDPSession, act: () => Promise<void>): Promise<readonly Task[]> {
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const complete = new Promise<void>((resolve) => {
    session.once('Tracing.tracingComplete', () => resolve());
  });
  const { processInfo } = await browserProcesses();
  const categories = 'disabled-by-default-devtools.timeline,devtools.timeline,toplevel,__metadata';
  await session.send('Tracing.start', { categories, transferMode: 'ReportEvents' });
  await act();
  await session.send('Tracing.end');
  await complete;

  const renderers = new Set(processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id));
  const mains = events.filter(
    ({ name, args, pid }) => name === 'thread_name' && args?.name === 'CrRendererMain' && renderers.has(pid),
  );
  return events
    .filter(({ name }) => name === 'RunTask' || name === 'ThreadControllerImpl::RunTask')
    .filter(({ pid, tid }) => mains.some((main) => main.pid === pid && main.tid === tid))
    .map(({ dur = 0, tdur = 0 }) => ({ wall: dur / 1000, work: tdur / 1000 }));
}

async function browserProcesses() {
  const session = await browser.newBrowserCDPSession();
  return session.send('SystemInfo.getProcessInfo');
}

function print(name: string, tasks: readonly Task[], long: readonly number[]): void {
  const most = (of: (task: Task) => number): string => Math.max(0, ...tasks.map(of)).toFixed(1);
  const busy = (tasks.reduce((sum, { work }) => sum + work, 0) / milliseconds) * 100;
  const cells = [
    name,
    String(tasks.length),
    `${busy.toFixed(1)} %`,
    most(({ work }) => work),
    most(({ wall }) => wall),
    String(long.length),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}
