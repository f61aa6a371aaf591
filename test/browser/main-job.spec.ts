import { readFile } from 'node:fs/promises';
import type { Browser, Page } from '@playwright/test';
import ExcelJS from 'exceljs';
import ICAL from 'ical.js';
import type { ParsedMail } from 'mailparser';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { startProcess, type ConvokeProcess } from '../support/processes.js';
import { startConvoke, type Convoke } from './support/convoke.js';
import { linkIn } from './support/mailbox.js';
import { expect, expectAccessible, expectNoSidewaysScroll, test as base } from './support/test.js';

const FORUM = 'regional-forum-safe-pathways';
const ADDRESS = 'main.job@example.org';

/** The web apart from its workers, as in production, so that a worker can be killed. */
const test = base.extend<object, { convoke: Convoke; workers: Workers }>({
  convoke: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const convoke = await startConvoke({ CONVOKE_ROLE: 'web' });
      await use(convoke);
      await convoke.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  workers: [
    async ({ convoke }, use) => {
      const workers = new Workers(convoke);
      await workers.start();
      await use(workers);
      await workers.killAll();
    },
    { scope: 'worker', auto: true, timeout: 60_000 },
  ],
});

class Workers {
  private readonly running: ConvokeProcess[] = [];

  constructor(private readonly convoke: Convoke) {}

  async start(): Promise<void> {
    const { databaseUrl, mailbox, url } = this.convoke;
    this.running.push(await startProcess({ databaseUrl, smtpUrl: mailbox.url, role: 'worker', env: { PUBLIC_URL: url, CONVOKE_DEMO: '1' } }));
  }

  /** SIGKILL, all of them. */
  async killAll(): Promise<void> {
    await Promise.all(this.running.splice(0).map((worker) => worker.kill()));
  }
}

async function signIn(page: Page): Promise<void> {
  await page.goto('/console/sign-in');
  await page.getByLabel('Email address').fill('secretariat@convoke.example');
  await page.getByLabel('Password', { exact: true }).fill('convoke-demo');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
}

/** Wall time at the forum's place, `YYYY-MM-DDTHH:mm`, some minutes from now. */
function atPlace(minutes: number): string {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Almaty', dateStyle: 'short', timeStyle: 'short' }).format(new Date(Date.now() + minutes * 60_000));
  return parts.replace(' ', 'T');
}

/** Later today at the forum's place, so that it is both to come and a day on which people come in. */
function laterToday(): string {
  const soon = atPlace(45);
  const today = atPlace(0).slice(0, 10);
  return soon.startsWith(today) ? soon : `${today}T23:59`;
}

async function copyForum(page: Page): Promise<string> {
  await page.goto('/console/events?kind=forum&search=Safe%20Pathways');
  await page.locator('tbody tr').first().click();
  await page.getByRole('button', { name: 'Copy to new dates' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Begins').fill(laterToday());
  await dialog.getByLabel('Title in English').fill('Regional Forum of the Main Job');
  await dialog.getByLabel('Title in Russian').fill('Региональный форум: главное дело');
  await dialog.getByRole('button', { name: 'Copy to new dates' }).click();
  await expect(page.locator('.event-head').getByText('Regional Forum of the Main Job')).toBeVisible();
  const id = /\/events\/([0-9a-f-]{36})/.exec(page.url())?.[1];
  if (!id) throw new Error(`No event in ${page.url()}`);
  return id;
}

async function openRegistration(page: Page, eventId: string): Promise<void> {
  await page.goto(`/console/events/${eventId}/registration`);
  // The copy's window lies before its first day as the original's did; this one begins today.
  await page.getByLabel(/^Closes/).fill('');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved. It holds for everybody')).toBeVisible();
  await page.goto(`/console/events/${eventId}`);
  for (const [step, now] of [
    ['Publish', 'Published'],
    ['Open registration', 'Registration open'],
  ] as const) {
    await page.getByRole('button', { name: step, exact: true }).click();
    await page.getByRole('button', { name: step, exact: true }).click();
    await expect(page.locator('.event-head').getByText(now)).toBeVisible();
  }
}

async function inviteFocalPoints(page: Page, eventId: string): Promise<void> {
  await page.goto(`/console/events/${eventId}/invitations/new`);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'As what, until when' })).toBeFocused();
  await page.getByRole('button', { name: 'Look at the letters' }).click();
  await expect(page.getByText(/^This sends 9 letters in two languages to 9 parties/)).toBeVisible();
  await page.getByRole('button', { name: 'Send 9 letters' }).click();
  await expect(page.getByText('9 people are invited')).toBeVisible();
}

/** Accepts the invitation of a letter, in its language. */
async function accept(page: Page, letter: ParsedMail): Promise<void> {
  await page.goto(linkIn(letter, '/invitation/'));
  await page.getByRole('link', { name: 'Accept and register' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel(/I agree that my data/).check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Send registration' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your registration');
}

async function approve(page: Page, eventId: string, person: { name: string; searched: string }): Promise<void> {
  await page.goto(`/console/events/${eventId}/participants?status=submitted`);
  await page.getByRole('searchbox').fill(person.searched);
  await expect(page.locator('tbody tr')).toHaveCount(1);
  await page.locator('tbody tr', { hasText: person.name }).click();
  const panel = page.getByRole('dialog');
  await panel.getByRole('button', { name: 'Approve' }).click();
  await expect(panel.getByText('Confirmed').first()).toBeVisible();
}

/** What the confirmation carries, as programs other than Convoke read it: the calendar entry and the text of the QR. */
async function attachmentsOf({ attachments }: ParsedMail): Promise<{ method: string; uid: string; hasZone: boolean; ticket: string }> {
  const file = attachments.find(({ contentType }) => /calendar|ics/.test(contentType));
  const calendar = new ICAL.Component(ICAL.parse(file?.content.toString('utf8') ?? ''));
  const entry = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined);
  const picture = attachments.find(({ contentType }) => contentType === 'image/png');
  prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(await readFile('node_modules/zxing-wasm/dist/reader/zxing_reader.wasm')).buffer } });
  const [code] = await readBarcodes(Uint8Array.from(picture?.content ?? []));
  return { method: String(calendar.getFirstPropertyValue('method')), uid: entry.uid, hasZone: calendar.getFirstSubcomponent('vtimezone') !== null, ticket: code?.text ?? '' };
}

/** A rule whose time is the next minute but one: the organiser sees it coming, the sweep finds it then. */
async function addReminder(page: Page, eventId: string): Promise<void> {
  await page.goto(`/console/events/${eventId}/reminders`);
  await page.getByRole('button', { name: 'Add a reminder' }).click();
  const panel = page.getByRole('dialog');
  await panel.getByRole('combobox', { name: 'Letter' }).selectOption('We expect you, with the ticket');
  await panel.getByLabel('Days').fill('0');
  await panel.getByLabel(/^At \(Almaty time\)/).fill(atPlace(2).slice(11));
  await panel.getByLabel(/^Name/).fill('On the day itself');
  await panel.getByRole('button', { name: 'Add a reminder' }).click();
  await expect(page.locator('.reminders__line', { hasText: 'On the day itself' })).toBeVisible();
}

/** Has the sweep of reminders run once more, whenever it ran last, and waits until it has. */
async function sweepAgain({ rows }: Convoke): Promise<void> {
  await rows(`UPDATE sweep SET started_at = NULL WHERE name = 'reminders.due'`);
  await expect.poll(async () => (await rows(`SELECT name FROM sweep WHERE name = 'reminders.due' AND started_at IS NOT NULL AND last_error IS NULL`)).length, { timeout: 30_000 }).toBe(1);
}

async function pairDesk(page: Page, eventId: string, browser: Browser, baseURL: string): Promise<Page> {
  await page.goto(`/console/events/${eventId}/attendance?show=desks`);
  await page.getByRole('button', { name: 'Pair a desk' }).click();
  const panel = page.getByRole('dialog');
  await panel.getByRole('textbox', { name: 'Desk' }).fill('Main entrance');
  await page.keyboard.press('Enter');
  const code = (await panel.locator('.pairing__code').textContent()) ?? '';
  const desk = await (await browser.newContext({ baseURL, viewport: { width: 390, height: 844 }, locale: 'en-GB' })).newPage();
  await desk.goto('/desk');
  await desk.getByLabel('Pairing code').fill(code);
  await desk.getByRole('button', { name: 'Pair', exact: true }).click();
  await expect(panel.getByText('Main entrance is paired')).toBeVisible();
  return desk;
}

async function downloadNames(page: Page): Promise<string[]> {
  await page.getByRole('button', { name: 'Download' }).click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('dialog').getByRole('button', { name: 'Excel (XLSX)' }).click()]);
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(await file.path());
  return (book.worksheets[0]?.getColumn(1).values.slice(2) ?? []).map(String);
}

test('leads from an earlier forum to the list of who came to the next one', async ({ page, browser, convoke, workers }) => {
  test.setTimeout(480_000);
  await signIn(page);
  const eventId = await copyForum(page);
  await openRegistration(page, eventId);
  await inviteFocalPoints(page, eventId);

  const [who] = await convoke.rows<{ email: string; name: string; given: string }>(
    `SELECT email, given_name || ' ' || family_name AS name, given_name AS given FROM person JOIN invitation ON person_id = person.id WHERE event_id = $1 AND correspondence_language = 'en' ORDER BY email LIMIT 1`,
    [eventId],
  );
  if (!who) throw new Error('No focal point of the demonstration reads English');
  const [other] = await convoke.rows<{ email: string }>(`SELECT email FROM person JOIN invitation ON person_id = person.id WHERE event_id = $1 AND correspondence_language = 'ru' LIMIT 1`, [eventId]);
  expect((await convoke.mailbox.letterTo(other?.email ?? '', /Региональный форум: главное дело/)).html).toContain('lang="ru"');
  const guest = await (await browser.newContext({ baseURL: convoke.url, locale: 'en-GB' })).newPage();
  await accept(guest, await convoke.mailbox.letterTo(who.email, /Regional Forum of the Main Job/));

  await approve(page, eventId, { name: who.name, searched: who.name });
  const confirmed = await convoke.mailbox.letterTo(who.email, /^Confirmed/);
  const carried = await attachmentsOf(confirmed);
  expect(carried).toMatchObject({ method: 'REQUEST', hasZone: true, ticket: expect.stringMatching(/^CV1\./) });
  expect(carried.uid).toContain(eventId);

  // The rule's time comes while the mail server is away: a worker writes the reminder, cannot send it, and is killed. Two others sweep again.
  const before = convoke.mailbox.letters.length;
  convoke.mailbox.away = true;
  await addReminder(page, eventId);
  const written = () => convoke.rows<{ status: string }>(`SELECT status FROM message WHERE event_id = $1 AND kind = 'reminder-eve'`, [eventId]);
  await expect.poll(async () => (await written()).length, { timeout: 240_000 }).toBe(1);
  await workers.killAll();
  convoke.mailbox.away = false;
  await Promise.all([workers.start(), workers.start()]);
  await sweepAgain(convoke);
  await expect.poll(written, { timeout: 60_000 }).toEqual([{ status: 'sent' }]);
  await sweepAgain(convoke);
  expect(await written()).toEqual([{ status: 'sent' }]);
  expect(convoke.mailbox.letters.slice(before).map(({ subject }) => subject)).toHaveLength(1);

  const desk = await pairDesk(page, eventId, browser, convoke.url);
  await desk.getByLabel('Code or name').fill(carried.ticket);
  await desk.keyboard.press('Enter');
  await expect(desk.locator('.result-place')).toContainText(`Welcome, ${who.name}`);
  await desk.getByLabel('Code or name').fill(carried.ticket);
  await desk.keyboard.press('Enter');
  await expect(desk.locator('.result-place')).toContainText('Already checked in');

  await page.goto(`/console/events/${eventId}/attendance`);
  await expect(page.getByText('1 of 1 expected person was there')).toBeVisible();
  await expectAccessible(page);
  expect(await downloadNames(page)).toEqual([expect.stringContaining(who.name.split(' ').at(-1) ?? '')]);
  await guest.goto(linkIn(confirmed, '/registration/'));
  await expect(guest.getByText('Confirmed').first()).toBeVisible();
  await Promise.all([guest.context().close(), desk.context().close()]);
});

test('takes a registration by the public form, in a name that staff find in another script', async ({ page, convoke }) => {
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
  await page.goto(linkIn(await convoke.mailbox.letterTo(ADDRESS, /^Registration received/), '/registration/'));
  await expect(page.getByText('Dilnoza Mainova')).toBeVisible();
  await signIn(page);
  const [event] = await convoke.rows<{ id: string }>('SELECT id FROM event WHERE slug = $1', [FORUM]);
  await approve(page, event?.id ?? '', { name: 'Dilnoza Mainova', searched: 'Майнова' });
  await expect(page.getByRole('dialog').getByText('Civic Initiative')).toBeVisible();
  await expectAccessible(page);
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
