import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { browserArgs, findBrowser } from './test/helpers/browser.mjs';
import { emulatorPlugin } from './test/helpers/emulator-plugin.ts';
import { countsReporter } from './test/helpers/wtr-counts.mjs';

export default {
  files: 'test/browser/**/*.test.ts',
  nodeResolve: { exportConditions: ['production', 'default'] },
  concurrency: 1,
  browserStartTimeout: 60_000,
  testsFinishTimeout: 300_000,
  testFramework: { config: { timeout: 60_000 } },
  plugins: [
    emulatorPlugin(),
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: new URL('./tsconfig.json', import.meta.url).pathname,
    }),
  ],
  reporters: [defaultReporter(), countsReporter(process.env.TEST_COUNTS)],
  coverageConfig: { include: ['src/**/*.ts', 'components/**/*.ts'], reporters: ['text'] },
  browsers: [
    playwrightLauncher({
      product: 'chromium',
      launchOptions: { executablePath: await findBrowser(), args: browserArgs },
    }),
  ],
};
