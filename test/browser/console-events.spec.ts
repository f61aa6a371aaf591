import type { Locator, Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './support/test.js';

const TITLE = 'Training on Family Tracing';

async function signIn(page: Page, who: string): Promise<void> {
  await page.goto('/console/sign-in');
  await page.getByLabel('Email address').fill(`${who}@convoke.example`);
  await page.getByLabel('Password', { exact: true }).fill('convoke-demo');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
}

async function fillSession(panel: Locator, { title, from, to }: { title: string; from: string; to: string }): Promise<void> {
  await panel.getByLabel('Title in English').fill(title);
  await panel.getByLabel('From').fill(from);
  await panel.getByLabel('To', { exact: true }).fill(to);
}

test('makes a training by form, told at the field what is missing; gives it a programme, publishes it and opens registration', async ({ page, convoke }) => {
  test.setTimeout(240_000);
  await signIn(page, 'secretariat');
  await page.getByRole('link', { name: 'Events' }).click();
  await page.getByRole('link', { name: 'New event' }).click();
  await page.getByLabel('Kind', { exact: true }).selectOption('Training');
  await expect(page.getByRole('heading', { name: 'The training' })).toBeVisible();

  // What is missing is told in a summary that has the focus and leads to the fields; what was typed stays, also when the page is loaded again.
  await page.getByLabel('Title in English').fill(TITLE);
  await page.getByRole('button', { name: 'Make a draft' }).click();
  await expect(page.locator('#error-summary')).toBeFocused();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Begins: Enter a date and a time.' }).click();
  await expect(page.getByLabel('Begins')).toBeFocused();
  await page.getByLabel('Begins').fill('2027-05-11T09:00');
  await page.getByLabel('Ends').fill('2027-05-10T17:00');
  await page.reload();
  await expect(page.getByText('You had begun this earlier')).toBeVisible();
  await expect(page.getByLabel('Title in English')).toHaveValue(TITLE);
  await page.getByLabel('Sub-kind').selectOption('Seminar');
  await page.getByRole('button', { name: 'Make a draft' }).click();
  await expect(page.getByRole('link', { name: /^Ends: It must end after it begins/ })).toBeVisible();

  // What its kind adds is refused after the event itself was made: the next try makes no second one.
  await page.getByLabel('Ends').fill('2027-05-12T17:00');
  await page.getByLabel('Attendance for a certificate').fill('0');
  await page.getByRole('button', { name: 'Make a draft' }).click();
  await page.getByRole('link', { name: /^Attendance for a certificate:/ }).click();
  await expect(page.getByLabel('Attendance for a certificate')).toBeFocused();
  await page.getByLabel('Attendance for a certificate').fill('75');
  await page.getByLabel('Objectives in English').fill('Trainees can open a tracing request.');
  await page.getByRole('combobox', { name: 'Find a person in the directory' }).fill('Akhmetova');
  await page.getByRole('option', { name: /Akhmetova/ }).click();
  await page.getByRole('button', { name: 'Make a draft' }).click();

  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
  await expect(page.getByText('75 %, On each day')).toBeVisible();
  await expect(page.getByText('Not yet. The title is missing in a working language.')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Change these facts' }).click();
  await page.getByLabel('Title in Russian').fill('Обучение по розыску членов семьи');
  await page.getByLabel('City in English').fill('Osh');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Osh', { exact: false }).first()).toBeVisible();

  await page.getByRole('link', { name: 'Programme' }).click();
  await page.getByRole('button', { name: 'New session', exact: true }).click();
  const panel = page.getByRole('dialog');
  await fillSession(panel, { title: '', from: '09:00', to: '10:30' });
  await panel.getByRole('button', { name: 'Add the session' }).click();
  await expect(panel.getByRole('link', { name: /^Title in English:/ })).toBeVisible();
  await fillSession(panel, { title: 'Opening', from: '09:00', to: '10:30' });
  await expectAccessible(page);
  await panel.getByRole('button', { name: 'Add the session' }).click();
  await expect(panel).toBeHidden();
  await page.getByRole('button', { name: 'Add a session, Wednesday, 12 May 2027' }).click();
  await expect(panel.getByLabel('Day')).toHaveValue('2027-05-12');
  await fillSession(panel, { title: 'Tracing requests', from: '11:00', to: '12:30' });
  await panel.getByRole('button', { name: 'Add the session' }).click();
  await expect(page.getByText('11:00–12:30')).toBeVisible();

  // Moved by form, taken out, put back.
  await page.getByRole('button', { name: 'Change: Tracing requests' }).click();
  await panel.getByLabel('Day').selectOption('2027-05-11');
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Nothing on this day.')).toBeVisible();
  await page.getByRole('button', { name: 'Change: Tracing requests' }).click();
  await panel.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Change: Tracing requests' })).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'Change: Tracing requests' })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Overview' }).click();
  for (const [step, now] of [
    ['Publish', 'Published'],
    ['Open registration', 'Registration open'],
  ] as const) {
    await page.getByRole('button', { name: step }).click();
    await page.getByRole('button', { name: step }).click();
    await expect(page.locator('.event-head').getByText(now)).toBeVisible();
  }
  await page.getByRole('link', { name: 'Public page' }).click();
  await expect(page.getByRole('heading', { name: TITLE })).toBeVisible();
  await expect(page.getByText('Tracing requests')).toBeVisible();
  expect(await convoke.rows('SELECT id FROM event WHERE title ->> $1 = $2', ['en', TITLE])).toHaveLength(1);
});

test('tells a later editor what somebody else saved, and overwrites nothing', async ({ page, convoke, browser }) => {
  test.setTimeout(120_000);
  const [event] = await convoke.rows<{ id: string }>(`SELECT id FROM event WHERE kind = 'meeting' AND status = 'draft'`);
  const other = await (await browser.newContext({ baseURL: convoke.url, locale: 'en-GB' })).newPage();
  for (const one of [page, other]) {
    await signIn(one, 'secretariat');
    await one.goto(`/console/events/${event?.id ?? ''}/settings`);
    await expect(one.getByLabel('Seats')).toBeVisible();
  }
  await other.getByLabel('Seats').fill('44');
  await other.getByLabel('Venue in English').fill('Palace of Independence');
  await other.getByRole('button', { name: 'Save' }).click();
  await expect(other.getByRole('heading', { name: 'Overview' })).toBeVisible();

  await page.getByLabel('Seats').fill('70');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Somebody else saved first')).toBeVisible();
  await expect(page.getByText('You both changed: seats. Theirs: 44')).toBeVisible();
  await expect(page.getByLabel('Venue in English')).toHaveValue('Palace of Independence');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
  expect(await convoke.rows(`SELECT capacity, venue ->> 'en' AS venue FROM event WHERE id = $1`, [event?.id])).toEqual([{ capacity: 70, venue: 'Palace of Independence' }]);
});

test('copies a forum with its programme and tracks to new dates', async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, 'secretariat');
  await page.goto('/console/events?kind=forum&search=Safe%20Pathways');
  await page.locator('tbody tr').first().click();
  await page.getByRole('button', { name: 'Copy to new dates' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Copy to new dates' }).click();
  await expect(dialog.getByRole('link', { name: 'Begins: Enter a date and a time.' })).toBeVisible();
  await dialog.getByLabel('Begins').fill('2027-12-07T09:00');
  await dialog.getByLabel('Title in English').fill('Regional Forum, second year');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Copy to new dates' }).click();
  await expect(page.locator('.event-head').getByText('Regional Forum, second year')).toBeVisible();
  await expect(page.locator('.event-head').getByText('Draft')).toBeVisible();
  await page.getByRole('link', { name: 'Programme' }).click();
  await expect(page.getByRole('heading', { name: 'Tuesday, 7 December 2027' })).toBeVisible();
  await expect(page.locator('.programme__line').first()).toBeVisible();

  // A draft that comes to nothing is deleted, once its title is typed.
  await page.getByRole('link', { name: 'Overview' }).click();
  await page.getByRole('button', { name: 'Delete the draft' }).click();
  await expect(page.getByRole('button', { name: 'Delete the draft' })).toBeDisabled();
  await page.getByLabel('Type its title to confirm').fill('Regional Forum, second year');
  await page.getByRole('button', { name: 'Delete the draft' }).click();
  await expect(page.getByRole('heading', { name: 'Events', level: 1 })).toBeVisible();
  await expect(page.getByText('Deleted: Regional Forum, second year.')).toBeVisible();
});

test('shows an organiser the events of theirs and nothing else', async ({ page, convoke }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, 'organiser');
  await page.getByRole('link', { name: 'Events' }).click();
  await expect(page.locator('tbody tr')).toHaveCount(2);
  await expect(page.getByRole('link', { name: 'New event' })).toBeHidden();
  await page.locator('tbody tr', { hasText: 'Regional Forum' }).click();
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy to new dates' })).toBeHidden();
  // Cancelling says first how many people hear of it.
  await page.getByRole('button', { name: 'Cancel the event' }).click();
  await expect(page.getByText(/This tells \d+ people who registered\./)).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: 'Keep as it is' }).click();

  const [foreign] = await convoke.rows<{ id: string }>(`SELECT id FROM event WHERE kind = 'meeting' AND status = 'draft'`);
  await page.goto(`/console/events/${foreign?.id ?? ''}`);
  await expect(page.getByText('There is no such page').or(page.getByText('Your role does not include this page')).first()).toBeVisible();
});

test('is whole on a telephone, in Russian, in the dark', async ({ page, convoke }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await signIn(page, 'secretariat');
  await page.context().addCookies([{ name: 'lang', value: 'ru', url: convoke.url }]);
  const [event] = await convoke.rows<{ id: string }>(`SELECT id FROM event WHERE slug = 'regional-forum-safe-pathways'`);
  for (const [path, title] of [
    ['', 'Обзор'],
    ['/programme', 'Программа'],
    ['/settings', 'Настройки'],
  ] as const) {
    await page.goto(`/console/events/${event?.id ?? ''}${path}`);
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(page.locator('.skeleton')).toHaveCount(0);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  }
});
