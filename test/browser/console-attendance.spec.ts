import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import ExcelJS from 'exceljs';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './support/test.js';

const PAST = 'ministerial-conference-2025';
const DAY = '2025-04-24';

// axe looks at many states here; a busy machine takes its time.
test.describe.configure({ timeout: 180_000 });

async function signIn(page: Page): Promise<void> {
  await page.goto('/console/sign-in');
  await page.getByLabel('Email address').fill('secretariat@convoke.example');
  await page.getByLabel('Password', { exact: true }).fill('convoke-demo');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
}

async function download(page: Page, button: string): Promise<string> {
  await page.getByRole('button', { name: 'Download' }).click();
  const panel = page.getByRole('dialog');
  await panel.getByLabel('What is it for?').fill('For the host');
  const [file] = await Promise.all([page.waitForEvent('download'), panel.getByRole('button', { name: button }).click()]);
  await expect(panel).toBeHidden();
  return file.path();
}

test.beforeEach(async ({ page }) => signIn(page));

test('counts a past conference by day, party, category and sex, and hands out what is seen as files that other programs read', async ({ page, convoke }) => {
  const [event] = await convoke.rows<{ id: string; expected: number; present: number; women: number }>(
    `SELECT event.id, count(DISTINCT registration.id)::integer AS expected, count(DISTINCT scan.registration_id)::integer AS present,
            count(DISTINCT scan.registration_id) FILTER (WHERE person.sex = 'female')::integer AS women
       FROM event JOIN registration ON registration.event_id = event.id AND registration.status = 'confirmed' JOIN person ON person.id = registration.person_id
       LEFT JOIN scan ON scan.registration_id = registration.id WHERE event.slug = $1 GROUP BY event.id`,
    [PAST],
  );
  if (!event) throw new Error('The demonstration has no such conference');
  await page.goto(`/console/events/${event.id}/attendance`);
  await expect(page.getByText(`${event.present} of ${event.expected} expected people were there`)).toBeVisible();
  for (const group of ['By day', 'By sex', 'By category', 'By party']) await expect(page.getByRole('table', { name: group })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('table', { name: 'By sex' }).getByRole('button', { name: 'Female' }).click();
  await page.getByLabel('Presence', { exact: true }).selectOption('present');
  await expect(page.getByText('Sex: Female')).toBeVisible();
  await expect(page.locator('.table tbody tr')).toHaveCount(event.women);
  const names = await page.locator('.table tbody tr td:first-child > bdi').allTextContents();

  const csv = await readFile(await download(page, 'CSV'), 'utf8');
  const lines = csv.slice(1).trimEnd().split('\r\n');
  expect(lines[0]).toBe(`Name,Name in other scripts,Party,Category,Sex,Institution,${DAY},Attendance`);
  expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(names);

  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(await download(page, 'Excel (XLSX)'));
  const sheet = book.worksheets[0];
  expect(sheet?.getColumn(1).values.slice(2)).toEqual(names);
  expect(sheet?.getColumn(5).values.slice(2).every((sex) => sex === 'female')).toBe(true);
  expect(await convoke.rows(`SELECT reason, detail ->> 'format' AS format FROM audit WHERE action = 'attendance.exported' ORDER BY seq`)).toEqual([
    { reason: 'For the host', format: 'csv' },
    { reason: 'For the host', format: 'xlsx' },
  ]);
});

test('finds somebody in another script and corrects the record with a reason, and takes that back', async ({ page, convoke }) => {
  const [absent] = await convoke.rows<{ event_id: string; id: string; family: string; name: string }>(
    `SELECT registration.event_id, registration.id, other_scripts -> 'cyrillic' ->> 'family' AS family, given_name || ' ' || family_name AS name
       FROM registration JOIN event ON event.id = registration.event_id JOIN person ON person.id = registration.person_id
      WHERE slug = $1 AND registration.status = 'confirmed' AND other_scripts ? 'cyrillic' AND NOT EXISTS (SELECT FROM scan WHERE registration_id = registration.id) LIMIT 1`,
    [PAST],
  );
  if (!absent) throw new Error('Everybody came');
  await page.goto(`/console/events/${absent.event_id}/attendance`);
  await page.getByRole('searchbox').fill(absent.family);
  const row = page.locator('.table tbody tr', { hasText: absent.name });
  await expect(row.getByText('Did not come')).toBeVisible();
  await row.click();
  const panel = page.getByRole('dialog');
  await panel.getByRole('button', { name: 'Mark present' }).click();
  await expect(panel.getByText('Say why, so that the record can be understood later')).toBeVisible();
  await expect(panel.getByLabel('Why is the record corrected?')).toBeFocused();
  await panel.getByLabel('Why is the record corrected?').fill('Signed the sheet on paper');
  await panel.getByRole('button', { name: 'Mark present' }).click();
  await expect(panel.getByText('Present', { exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(row.getByText('Attended')).toBeVisible();
  await row.click();
  await panel.getByLabel('Why is the record corrected?').fill('Another person of that name');
  await panel.getByRole('button', { name: /^Take back/ }).click();
  await expect(panel.getByText('Not marked')).toBeVisible();
  expect(await convoke.rows(`SELECT action, reason FROM audit WHERE subject_id = $1 AND action LIKE 'attendance.%' ORDER BY seq`, [absent.id])).toEqual([
    { action: 'attendance.checked-in', reason: 'Signed the sheet on paper' },
    { action: 'attendance.taken-back', reason: 'Another person of that name' },
  ]);
});

test('pairs a desk by the code and the address shown, sees it there, and ends it', async ({ page, convoke, request }) => {
  const [event] = await convoke.rows<{ id: string }>(`SELECT id FROM event WHERE slug = 'border-referral-training'`);
  await page.goto(`/console/events/${event?.id ?? ''}/attendance?show=desks`);
  await page.getByRole('button', { name: 'Pair a desk' }).click();
  const panel = page.getByRole('dialog');
  await panel.getByRole('button', { name: 'Show the pairing code' }).click();
  await expect(panel.locator('[aria-invalid=true]')).toBeVisible();
  await panel.getByRole('textbox', { name: 'Desk' }).fill('Main entrance');
  await page.keyboard.press('Enter');
  const code = await panel.locator('.pairing__code').textContent();
  expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(await readFile('node_modules/zxing-wasm/dist/reader/zxing_reader.wasm')).buffer } });
  await expect(panel.locator('.qr path')).toBeVisible();
  const [read] = await readBarcodes(Uint8Array.from(await panel.locator('.qr').screenshot()));
  expect(read?.text).toBe(`${convoke.url}/desk/#pair=${code}`);
  await expectAccessible(page);
  expect((await request.post('/api/v1/desk/pair', { data: { code }, headers: { origin: convoke.url } })).status()).toBe(200);
  await expect(panel.getByText('Main entrance is paired')).toBeVisible();
  await panel.getByRole('button', { name: 'Close', exact: true }).last().click();
  const row = page.locator('.table tbody tr', { hasText: 'Main entrance' });
  await row.getByRole('button', { name: 'End Main entrance' }).click();
  await row.getByRole('button', { name: /^End Main entrance now/ }).click();
  await expect(row.getByText('Ended')).toBeVisible();
});

test('shows what desks saw differently, and leads to the record', async ({ page, convoke }) => {
  const [scan] = await convoke.rows<{ event_id: string; registration_id: string; day: string }>(
    `SELECT scan.event_id, registration_id, to_char(day, 'YYYY-MM-DD') AS day FROM scan JOIN event ON event.id = scan.event_id WHERE slug = $1 LIMIT 1`,
    [PAST],
  );
  if (!scan) throw new Error('Nobody came');
  await page.goto(`/console/events/${scan.event_id}/attendance?show=conflicts`);
  await expect(page.getByText('Nothing to look at')).toBeVisible();
  await convoke.rows(`INSERT INTO desk_device (id, event_id, name, created_at) VALUES ('00000000-0000-7000-8000-00000000d0d0', $1, 'Side entrance', now())`, [scan.event_id]);
  await convoke.rows(
    `INSERT INTO scan (device_id, sequence, event_id, registration_id, day, direction, means, device_time, clock_offset_ms, received_at, shown_verdict, verdict)
     SELECT '00000000-0000-7000-8000-00000000d0d0', 1, event_id, registration_id, day, direction, means, device_time + interval '1 minute', 0, received_at, 'ADMITTED', 'ALREADY_IN' FROM scan WHERE registration_id = $1 AND day = $2 LIMIT 1`,
    [scan.registration_id, scan.day],
  );
  await page.reload();
  await expect(page.getByText(/Side entrance, .* the desk said “admitted”/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: "Open the person's record" }).click();
  await expect(page.getByRole('dialog').getByText('Present since')).toBeVisible();
});

test('can be read on a telephone, in Russian, in the dark', async ({ page, convoke }) => {
  const [event] = await convoke.rows<{ id: string }>('SELECT id FROM event WHERE slug = $1', [PAST]);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.context().addCookies([
    { name: 'lang', value: 'ru', url: convoke.url },
    { name: 'scheme', value: 'dark', url: convoke.url },
  ]);
  await page.goto(`/console/events/${event?.id ?? ''}/attendance`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Посещаемость');
  await page.getByText('Итоги', { exact: true }).click();
  await expect(page.getByRole('table', { name: 'По полу' })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});
