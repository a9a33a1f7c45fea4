/** How the cost of calls of the client for Node grows with how many are made at once. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startEmulator } from '../../src/emulator/index.js';
import type { GrowthStep, MeasureGrowth } from './growth-series.js';

const execute = promisify(execFile);

interface Took {
  readonly seconds: number;
  readonly processor: number;
  readonly idle: number;
  readonly peak: number;
  readonly mostSockets: number;
}

/** Reads one video `atOnce` times at once, ten times over; the emulator limits nothing. */
async function stepOf(atOnce: number): Promise<GrowthStep> {
  const { url, apiKey, close } = await started();
  try {
    const script = join('test', 'bench', 'growth-task.mjs');
    const { stdout } = await execute(process.execPath, [script, 'calls', url, apiKey, String(atOnce)]);
    const { seconds, processor, idle, peak, mostSockets } = JSON.parse(stdout) as Took;
    const facts = { 'sockets at most': mostSockets };
    return { size: atOnce, costs: { time: seconds, processor }, memory: peak - idle, facts };
  } finally {
    await close();
  }
}

async function started() {
  const emulator = await startEmulator({ ffmpeg: false });
  return { url: emulator.url, apiKey: emulator.apiKey, close: () => emulator.close() };
}

export const growthOfCalls: MeasureGrowth = async (sizes, take) => {
  const steps: GrowthStep[] = [];
  for (const size of sizes) steps.push(await take(() => stepOf(size)));
  return [{ name: 'calls at once, Node', unit: 'calls', memory: 'linear', steps }];
};
