import { readdirSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { chromiumPath } from './support/chromium.js';

/** Main paths in a browser, against the built application with the demonstration loaded. `npm test -- browser`, or one file: `npx playwright test --config test/browser/playwright.config.ts public`. */
const results = process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'];

const specs = readdirSync(new URL('.', import.meta.url)).filter((file) => file.endsWith('.spec.ts'));

export default defineConfig({
  testDir: '.',
  // A project for each file, so that each has an installation of its own and finds the demonstration as it was loaded.
  projects: specs.map((file) => ({ name: file.replace('.spec.ts', ''), testMatch: file })),
  outputDir: '../../test-results',
  globalSetup: './support/global-setup.ts',
  fullyParallel: false,
  // Files share nothing: an installation waits for its database or its browser half of the time, and another one uses it.
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env['CI']),
  // A machine that many share may be late once; what fails twice is wrong. The list says which needed it.
  retries: process.env['CI'] ? 1 : 0,
  reporter: results ? [['list'], ['json', { outputFile: results }]] : [['list']],
  use: {
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'Europe/Zurich',
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    // Keeping a trace of what then passes costs a fifth of the whole part; `--trace on` keeps one.
    trace: 'on-first-retry',
    launchOptions: {
      ...(chromiumPath() && { executablePath: chromiumPath() }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
});
