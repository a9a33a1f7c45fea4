import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { launcherOf } from './test/engines/launcher.ts';
import { compatWirePlugin } from './test/helpers/compat-wire-plugin.ts';
import { emulatorPlugin } from './test/helpers/emulator-plugin.ts';
import { countsReporter } from './test/helpers/wtr-counts.mjs';

const engine = process.env.TEST_ENGINE ?? 'chromium';

export default {
  files: 'test/browser/**/*.test.ts',
  nodeResolve: { exportConditions: ['production', 'default'] },
  concurrency: 1,
  browserStartTimeout: 60_000,
  testsFinishTimeout: 300_000,
  testFramework: { config: { timeout: 60_000 } },
  plugins: [
    emulatorPlugin(),
    compatWirePlugin(),
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: new URL('./tsconfig.json', import.meta.url).pathname,
    }),
  ],
  reporters: [
    defaultReporter(),
    countsReporter({ file: process.env.TEST_COUNTS, isChromium: engine === 'chromium' }),
  ],
  coverageConfig: { include: ['src/**/*.ts', 'components/**/*.ts'], reporters: ['text'] },
  browsers: [await launcherOf(engine)],
};
