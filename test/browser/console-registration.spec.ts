import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './support/test.js';

const FORUM = 'regional-forum-safe-pathways';

async function signIn(page: Page): Promise<void> {
  await page.goto('/console/sign-in');
  await page.locator('input[type=email]').fill('secretariat@convoke.example');
  await page.locator('input[type=password]').fill('convoke-demo');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Today|Сегодня/);
}

test('changes how people register, says at the field what cannot be, and overwrites nobody', async ({ page, convoke }) => {
  const [event] = await convoke.rows<{ id: string }>('SELECT id FROM event WHERE slug = $1', [FORUM]);
  await signIn(page);
  await page.goto(`/console/events/${event?.id ?? ''}/registration`);
  await expect(page.getByLabel(/^Opens \(Almaty time\)/)).not.toHaveValue('');
  await expect(page.getByRole('heading', { name: 'What they are asked' })).toBeVisible();
  await expectAccessible(page);

  const opens = await page.getByLabel(/^Opens/).inputValue();
  await page.getByLabel(/^Closes/).fill(`${Number(opens.slice(0, 4)) - 1}${opens.slice(4)}`);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert').or(page.locator('#error-summary')).first()).toBeFocused();
  await expect(page.locator('[aria-invalid=true]')).toHaveCount(1);
  await expectAccessible(page);

  await page.getByLabel(/^Closes/).fill('');
  await page.getByLabel('Media').uncheck();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved. It holds for everybody')).toBeVisible();
  expect(await convoke.rows(`SELECT closes_local, 'media' = ANY (categories) AS media FROM registration_settings WHERE event_id = $1`, [event?.id])).toEqual([{ closes_local: null, media: false }]);

  // Somebody else saves meanwhile.
  await convoke.rows('UPDATE registration_settings SET version = version + 1, offer_hours = 72 WHERE event_id = $1', [event?.id]);
  await page.getByLabel('Trainer').check();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Load what they saved' }).click();
  await expect(page.getByLabel('Hours that an offered seat is kept')).toHaveValue('72');
  await expect(page.getByLabel('Trainer')).not.toBeChecked();
});

test('fits a telephone, in Russian', async ({ page, convoke }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.context().addCookies([{ name: 'lang', value: 'ru', url: convoke.url }]);
  const [event] = await convoke.rows<{ id: string }>('SELECT id FROM event WHERE slug = $1', [FORUM]);
  await signIn(page);
  await page.goto(`/console/events/${event?.id ?? ''}/registration`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Регистрация');
  await expect(page.getByLabel(/^Открывается/)).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});
