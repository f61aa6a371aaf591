import { expect, expectAccessible, test } from './support/test.js';

test('leads who is not signed in to the sign-in page and back to where they wanted to go', async ({ page }) => {
  await page.goto('/console/design?status=confirmed');
  await expect(page).toHaveURL(/\/console\/sign-in/);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toContainText('Enter your email address');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Enter your password' }).click();
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
  await page.getByLabel('Email address').fill('secretariat@convoke.example');
  await page.getByLabel('Password', { exact: true }).fill('wrong');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toBeFocused();
  await page.getByLabel('Password', { exact: true }).fill('convoke-demo');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/console\/design\?status=confirmed/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible(page);
});

test('goes through a table by keyboard, opens a panel, and comes back to the row', async ({ page }) => {
  await page.goto('/console/sign-in');
  await page.getByLabel('Email address').fill('secretariat@convoke.example');
  await page.getByLabel('Password', { exact: true }).fill('convoke-demo');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
  await page.goto('/console/design');
  const rows = page.locator('tbody tr');
  await rows.first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(page).toHaveURL(/panel=2/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(rows.nth(2)).toBeFocused();
});

test('changes language and colours at once and keeps them', async ({ page }) => {
  await page.goto('/console/sign-in');
  await page.getByRole('link', { name: 'Русский' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Вход');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
});
