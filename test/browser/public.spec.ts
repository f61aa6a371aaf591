import { expect, expectAccessible, expectNoSidewaysScroll, test } from './support/test.js';

test('a page that is not there says so, in the language of the reader', async ({ page }) => {
  await page.goto('/nothing-here?lang=ru');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Такой страницы нет');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});
