import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import ICAL from 'ical.js';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { linkIn } from './support/mailbox.js';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './support/test.js';

const FORUM = 'regional-forum-safe-pathways';
const ADDRESS = 'main.job@example.org';

async function register(page: Page): Promise<void> {
  const on = () => page.getByRole('button', { name: 'Continue' }).click();
  await page.goto(`/events/${FORUM}/register`);
  await page.getByLabel('Given name').fill('Dilnoza');
  await page.getByLabel('Family name').fill('Mainova');
  await page.getByLabel('Email address').fill(ADDRESS);
  await on();
  await page.getByLabel('You take part as').selectOption('ngo');
  await page.getByLabel('Institution').fill('Civic Initiative');
  await on();
  await on();
  await page.getByLabel(/I agree that my data/).check();
  await on();
  await page.getByRole('button', { name: /^Send/ }).click();
  await expect(page).toHaveURL(/\/registration\//);
}

async function signIn(page: Page): Promise<void> {
  await page.goto('/console/sign-in');
  await page.getByLabel('Email address').fill('secretariat@convoke.example');
  await page.getByLabel('Password', { exact: true }).fill('convoke-demo');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
}

test('leads from a registration to its approval, and to a letter with a calendar file and a ticket that other programs read', async ({ page, convoke }) => {
  await register(page);
  const received = await convoke.mailbox.letterTo(ADDRESS, /^Registration received/);
  await page.goto(linkIn(received, '/registration/'));
  await expect(page.getByText('Dilnoza Mainova')).toBeVisible();

  await signIn(page);
  const [event] = await convoke.rows<{ id: string }>('SELECT id FROM event WHERE slug = $1', [FORUM]);
  await page.goto(`/console/events/${event?.id ?? ''}/participants?status=submitted`);
  await page.getByRole('searchbox').fill('Майнова');
  const row = page.locator('tbody tr', { hasText: 'Dilnoza Mainova' });
  await expect(row).toHaveCount(1);
  await row.click();
  const panel = page.getByRole('dialog');
  await expect(panel.getByText('Civic Initiative')).toBeVisible();
  await expectAccessible(page);
  await panel.getByRole('button', { name: 'Approve' }).click();
  await expect(panel.getByText('Confirmed').first()).toBeVisible();

  const confirmed = await convoke.mailbox.letterTo(ADDRESS, /^Confirmed/);
  const file = confirmed.attachments.find(({ contentType }) => /calendar|ics/.test(contentType));
  const calendar = new ICAL.Component(ICAL.parse(file?.content.toString('utf8') ?? ''));
  const entry = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined);
  expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
  expect(calendar.getFirstSubcomponent('vtimezone')).not.toBeNull();
  expect(entry.uid).toContain(event?.id ?? 'no event');
  const ticket = confirmed.attachments.find(({ contentType }) => contentType === 'image/png');
  prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(await readFile('node_modules/zxing-wasm/dist/reader/zxing_reader.wasm')).buffer } });
  const [code] = await readBarcodes(Uint8Array.from(ticket?.content ?? []));
  expect(code?.text).toMatch(/^CV1\./);

  await page.goto(linkIn(confirmed, '/registration/'));
  await expect(page.getByText('Confirmed').first()).toBeVisible();
  expect(convoke.mailbox.letters.filter(({ subject }) => subject?.startsWith('Confirmed'))).toHaveLength(1);
});

test('lets staff decide on a telephone, in Russian', async ({ page, convoke }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page);
  const [event] = await convoke.rows<{ id: string }>('SELECT id FROM event WHERE slug = $1', [FORUM]);
  await page.context().addCookies([{ name: 'lang', value: 'ru', url: convoke.url }]);
  await page.goto(`/console/events/${event?.id ?? ''}/participants`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Участники');
  await expect(page.locator('tbody tr').first()).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});
