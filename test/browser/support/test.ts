import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';
import { startConvoke, type Convoke } from './convoke.js';

/** Tests with an installation of their own for each file: `test('…', async ({ page, convoke }) => …)`. Pages open relative to it. */
export const test = base.extend<{ mistakes: string[] }, { convoke: Convoke }>({
  convoke: [
    // Playwright reads what a fixture needs out of its first parameter, so it must be a pattern.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const convoke = await startConvoke();
      await use(convoke);
      await convoke.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: async ({ convoke }, use) => use(convoke.url),
  /** What the browser complained of; a test fails when there is anything it did not expect. */
  mistakes: [
    async ({ page }, use) => {
      const found: string[] = [];
      page.on('pageerror', (error) => found.push(String(error)));
      page.on('console', (message) => {
        // A page that is refused on purpose is told on the console too; the tests look at it themselves.
        // A letter stands in a frame in which nothing runs, the scripts of the browser's own driver neither.
        const expected = ['Failed to load resource', "Blocked script execution in 'about:srcdoc'"];
        if (message.type() === 'error' && !expected.some((start) => message.text().startsWith(start))) found.push(message.text());
      });
      await use(found);
      expect(found).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** axe finds nothing on a page that has come, by its heading: WCAG 2.2 A and AA, and its best practices. */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(page.locator('h1').first()).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual([]);
}

/** Nothing sticks out sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  expect(await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)).toBeLessThanOrEqual(0);
}
