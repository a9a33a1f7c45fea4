/** Takes the pictures of the README anew: `npm run pictures`. */
import { join } from 'node:path';
import type {} from '../../components/recorder/recorder.js';
import { startDemo } from '../../demo/serve.js';
import { openBrowser } from './open-browser.js';

const folder = join('docs', 'images');
/** Bytes of a file that takes long enough on the slow line to be seen on its way. */
const size = 12_000_000;

/** In the page: the camera looks out on a lake, instead of the test picture that browsers have in its place. */
function lookOut(): void {
  const devices = navigator.mediaDevices;
  const ask = devices.getUserMedia.bind(devices);

  devices.getUserMedia = async (constraints) => {
    const stream = await ask(constraints);
    const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 });
    const brush = canvas.getContext('2d');
    const colours = [
      ['#f6c177', 0, 720],
      ['#e8896b', 0, 300],
      ['#7d5a8c', 250, 190],
      ['#45406b', 330, 120],
      ['#2b2f55', 420, 300],
    ] as const;
    const draw = (): void => {
      if (!brush) return;
      for (const [index, [colour, top, height]] of colours.entries()) {
        brush.fillStyle = colour;
        brush.beginPath();
        brush.moveTo(0, 720);
        for (let x = 0; x <= 1280; x += 8) {
          const hill = index < 2 || index > 3 ? 0 : Math.sin(x / (110 + 60 * index) + 2 * index) * 46;
          brush.lineTo(x, top + hill);
        }
        brush.lineTo(1280, top + height + 200);
        brush.lineTo(1280, 720);
        brush.fill();
        if (index !== 1) continue;
        brush.fillStyle = '#ffe3b0';
        brush.beginPath();
        brush.arc(820, 210 + 12 * Math.sin(performance.now() / 500), 64, 0, 2 * Math.PI);
        brush.fill();
      }
      requestAnimationFrame(draw);
    };
    draw();
    return new MediaStream([...canvas.captureStream(25).getTracks(), ...stream.getAudioTracks()]);
  };
}

const demo = await startDemo();
const browser = await openBrowser();
try {
  const page = await browser.newPage({
    viewport: { width: 640, height: 720 },
    deviceScaleFactor: 2,
    permissions: ['camera', 'microphone'],
  });

  // The compiler that runs this file names functions by a helper, which a page doesn't have.
  await page.addInitScript({ content: `globalThis.__name = (named) => named; (${lookOut.toString()})()` });
  await page.goto(`${demo.url}/uploader.html`);
  await page.getByRole('switch', { name: 'Slow line' }).click();
  const uploader = page.locator('apivideo-uploader');
  await uploader.locator('input').setInputFiles({
    name: 'Summer by the lake.mp4',
    mimeType: 'video/mp4',
    buffer: Buffer.alloc(size),
  });
  // Once a part has arrived, and the next one is under way, it is known how long it takes.
  await uploader.getByText('left').first().waitFor({ timeout: 120_000 });
  await uploader.screenshot({ path: join(folder, 'uploader.png') });

  await demo.emulator.reset();
  await page.goto(`${demo.url}/recorder.html`);
  const recorder = page.locator('apivideo-recorder');
  await recorder.getByRole('button', { name: 'Turn on the camera' }).click();
  await recorder.getByRole('button', { name: 'Start recording' }).click();
  await page.waitForFunction(
    () => Number(document.querySelector('apivideo-recorder')?.clocks.recordedSeconds) > 6,
  );
  await recorder.screenshot({ path: join(folder, 'recorder.png') });
} finally {
  await browser.close();
  await demo.close();
}
