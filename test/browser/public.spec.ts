import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './support/test.js';

/** The forum of the demonstration that is open for registration. */
const FORUM = '/events/regional-forum-safe-pathways';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

test.describe('the public face', () => {
  test('leads from home to an event and its programme, by the clock of the place and by one’s own', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'To come' })).toBeVisible();
    await page.getByRole('link', { name: /Safe Pathways/ }).first().click();
    await expect(heading(page)).toHaveText(/Safe Pathways/);
    await expect(page.getByText('All times are Almaty time.')).toBeVisible();
    await expect(page.getByText(/by your clock\.$/)).toBeVisible();
    await expect(page.getByRole('heading', { name: /^Day 2/ })).toBeVisible();
  });

  test('lists past events by kind, page by page', async ({ page }) => {
    await page.goto('/events?when=past');
    await expect(page.locator('.calendar > li')).toHaveCount(25);
    await page.getByRole('link', { name: 'Show more' }).click();
    await expect(page.locator('.calendar > li').first()).toBeVisible();
    await page.getByRole('link', { name: 'Forums' }).click();
    await expect(page.getByRole('link', { name: /forum/i }).first()).toBeVisible();
    expect(new URL(page.url()).searchParams.get('kind')).toBe('forum');
  });

  test('says of a page that is not there so, in the language of the reader', async ({ page }) => {
    await page.goto('/events/no-such-event?lang=ru');
    await expect(heading(page)).toHaveText('Такой страницы нет');
  });

  test('keeps the language and the colours that were chosen', async ({ page }) => {
    await page.goto(FORUM);
    await page.getByRole('link', { name: 'فارسی' }).click();
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await page.getByText('تیره').click();
    await page.goto('/');
    await expect(page.locator('html')).toHaveAttribute('lang', 'fa');
    await expect(page.locator('html')).toHaveAttribute('data-scheme', 'dark');
  });

  test('describes an event to search machines as schema.org has it', async ({ page }) => {
    await page.goto(FORUM);
    const described = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '') as Record<string, unknown>;
    expect(described).toMatchObject({ '@type': 'Event', eventStatus: 'https://schema.org/EventScheduled', location: { '@type': 'Place' }, inLanguage: ['en', 'ru'] });
    expect(String(described['startDate'])).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00\+05:00$/);
    await expect(page.locator('meta[property="og:title"]')).toHaveAttribute('content', /Safe Pathways/);
  });

  test('gives an event as a calendar file', async ({ page, request }) => {
    await page.goto(FORUM);
    const href = (await page.getByRole('link', { name: 'Add to calendar' }).getAttribute('href')) ?? '';
    const file = await request.get(href);
    expect(file.headers()['content-type']).toContain('text/calendar');
    expect(await file.text()).toContain('TZID=Asia/Almaty');
  });
});

test.describe('with scripts off', () => {
  test.use({ javaScriptEnabled: false });

  test('an event can be read', async ({ page }) => {
    await page.goto(`${FORUM}?lang=ru`);
    await expect(heading(page)).toBeVisible();
    await expect(page.getByRole('heading', { name: /^День 1/ })).toBeVisible();
    await expect(page.getByText('Время местное: Алматы.')).toBeVisible();
  });
});

const looks = [
  { name: 'large, light, English', width: 1440, scheme: 'light', lang: 'en' },
  { name: 'small, dark, Russian', width: 390, scheme: 'dark', lang: 'ru' },
  { name: 'small, light, Persian', width: 390, scheme: 'light', lang: 'fa' },
] as const;

for (const { name, width, scheme, lang } of looks) {
  test.describe(name, () => {
    test.use({ viewport: { width, height: 900 }, colorScheme: scheme });

    for (const address of ['/', '/events?when=past', FORUM, '/events/som-2016', '/nothing-here']) {
      test(`${address} is accessible and fits`, async ({ page }) => {
        await page.goto(`${address}${address.includes('?') ? '&' : '?'}lang=${lang}`);
        await expect(page.locator('.schemes')).toBeVisible();
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);
      });
    }
  });
}
