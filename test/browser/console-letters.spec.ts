import type { Page } from '@playwright/test';
import type { Convoke } from './support/convoke.js';
import { linkIn } from './support/mailbox.js';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './support/test.js';

const MODEL = 'regional-forum-safe-pathways';

async function signIn(page: Page): Promise<void> {
  const answer = await page.request.post('/api/v1/auth/sign-in', { data: { email: 'secretariat@convoke.example', password: 'convoke-demo' } });
  expect(answer.ok()).toBe(true);
}

/** Another forum of the process, published, to which nobody is invited yet. */
async function aForum(page: Page, convoke: Convoke): Promise<string> {
  const headers = { 'sec-fetch-site': 'same-origin' };
  const [model] = await convoke.rows<{ id: string }>('SELECT id FROM event WHERE slug = $1', [MODEL]);
  const startsLocal = `${new Date(Date.now() + 200 * 86_400_000).toISOString().slice(0, 10)}T09:00`;
  const copied = await page.request.post(`/api/v1/events/${model?.id ?? ''}/copy`, { headers, data: { startsLocal, title: { en: 'Forum on letters', ru: 'Форум о письмах' } } });
  const { id } = (await copied.json()) as { id: string };
  const published = await page.request.post(`/api/v1/events/${id}/status`, { headers, data: { to: 'published' } });
  expect(published.ok()).toBe(true);
  return id;
}

const panelOf = (page: Page) => page.getByRole('dialog');

test.describe.serial('letters of a forum', () => {
  test.setTimeout(180_000);
  let eventId: string;

  test('are looked at before they leave, and reach every focal point in their own language', async ({ page, convoke }) => {
    await signIn(page);
    eventId = await aForum(page, convoke);
    // Who speaks for the parties may have been changed by whoever was here before.
    const ahead = await page.request.post(`/api/v1/events/${eventId}/invitations/preview`, { headers: { 'sec-fetch-site': 'same-origin' }, data: { audience: 'focal-points', category: 'member-state' } });
    const { items: points } = (await ahead.json()) as { items: { email: string; language: string }[] };
    expect(points.length).toBeGreaterThan(5);
    const english = points.filter(({ language }) => language === 'en');
    convoke.mailbox.refused.set(english.at(-1)?.email.toLowerCase() ?? '', 'Refused by the rules of this ministry');

    await page.goto(`/console/events/${eventId}/invitations`);
    await expect(page.getByText('Nobody is invited yet')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Invite' }).first().click();
    await expect(page.getByRole('radio', { name: 'Focal points of the parties' })).toBeChecked();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByLabel('Answer by (Almaty time)')).not.toHaveValue('');
    await page.getByRole('button', { name: 'Look at the letters' }).click();
    await expect(page.getByText(/^This sends \d+ letters in two languages to \d+ parties\.$/)).toBeVisible();
    expect(convoke.mailbox.letters.filter(({ subject }) => /Forum on letters|Форум о письмах/.test(subject ?? ''))).toEqual([]);

    const russian = page.locator('tbody tr', { hasText: 'Russian' }).first();
    await russian.getByRole('button', { name: /^Read the letter/ }).click();
    const sheet = panelOf(page).locator('iframe');
    await expect(sheet).toHaveAttribute('sandbox', '');
    await expect(sheet.contentFrame().getByText('Секретариат имеет честь')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(panelOf(page)).toBeHidden();
    const rows = await page.locator('tbody tr').count();
    await page.locator('tbody tr').last().getByRole('button', { name: /^Leave out/ }).click();
    await expect(page.getByText('left out by you')).toBeVisible();
    await page.getByRole('button', { name: /after all$/ }).click();
    await page.getByRole('button', { name: `Send ${rows} letters` }).click();

    await expect(page.getByText(`${rows} people are invited`)).toBeVisible({ timeout: 30_000 });
    for (const { email, language } of points.filter((point) => !convoke.mailbox.refused.has(point.email.toLowerCase()))) {
      await convoke.mailbox.letterTo(email, language === 'ru' ? /^Приглашение: Форум о письмах/ : /^Invitation: Forum on letters/, 60);
    }
  });

  test('are answered: who declines by the link is seen with the reason, and who answers by telephone is recorded', async ({ page, convoke }) => {
    await signIn(page);
    const letter = convoke.mailbox.letters.find(({ subject }) => subject?.startsWith('Invitation: Forum on letters'));
    if (!letter) throw new Error('No English letter has arrived');
    await page.goto(`${linkIn(letter, '/invitation/')}/decline?lang=en`);
    await page.getByLabel(/Reason/).fill('Parliament sits in that week');
    await page.getByRole('button', { name: 'Send answer' }).click();
    await expect(page.getByText('You declined this invitation')).toBeVisible();

    await page.goto(`/console/events/${eventId}/invitations?status=declined`);
    const row = page.locator('tbody tr', { hasText: 'Parliament sits in that week' });
    await expect(row).toHaveCount(1);
    await row.click();
    await expect(panelOf(page).getByText('Declined').first()).toBeVisible();
    await expect(panelOf(page).getByText('The letter was sent')).toBeVisible();
    await panelOf(page).getByRole('button', { name: 'Read the letter' }).click();
    await expect(panelOf(page).locator('iframe').contentFrame().getByText(/has the honour to invite you/)).toBeVisible();
    await page.keyboard.press('Escape');

    await page.goto(`/console/events/${eventId}/invitations?status=sent`);
    // Somebody who reads Russian: the English letter that was refused is tried again below.
    const [byTelephone] = await convoke.rows<{ name: string }>(
      `SELECT given_name || ' ' || family_name AS name FROM invitation JOIN person ON person.id = person_id WHERE event_id = $1 AND status = 'sent' AND correspondence_language = 'ru' LIMIT 1`,
      [eventId],
    );
    await page.locator('tbody tr', { hasText: byTelephone?.name ?? '' }).focus();
    await page.keyboard.press('Enter');
    await panelOf(page).getByRole('button', { name: 'Record an answer' }).click();
    await panelOf(page).getByRole('radio', { name: 'They decline' }).check();
    await panelOf(page).getByLabel('Reason').fill('By telephone');
    await expectAccessible(page);
    await panelOf(page).getByRole('button', { name: 'Save the answer' }).click();
    await expect(panelOf(page).getByText(/recorded by the secretariat/)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByText(/2 declined/)).toBeVisible();
  });

  test('that a server refused are told on Today, shown with its words, and tried again', async ({ page, convoke }) => {
    await signIn(page);
    await page.goto('/console/');
    await page.getByRole('link', { name: /1 letter could not be delivered Forum on letters/ }).click();
    await expect(page).toHaveURL(new RegExp(`/events/${eventId}/messages\\?status=failed$`));
    await expect(page.getByText('Status: Failed')).toBeVisible();
    await expectAccessible(page);
    await page.locator('tbody tr').first().focus();
    await page.keyboard.press('Enter');
    await expect(panelOf(page).getByText(/Refused by the rules of this ministry/).first()).toBeVisible();
    await expect(panelOf(page).getByText('Refused', { exact: true })).toBeVisible();
    const [refused] = [...convoke.mailbox.refused.keys()];
    convoke.mailbox.refused.clear();
    await panelOf(page).getByRole('button', { name: 'Try again' }).click();
    await convoke.mailbox.letterTo(refused ?? '', /^Invitation: Forum on letters/, 60);
    await expect(panelOf(page).getByText('The server took it')).toBeVisible({ timeout: 30_000 });
    await page.keyboard.press('Escape');
    await expect(page.getByText('Nothing fits')).toBeVisible();
  });

  test('can be decided about on a telephone, in Russian, one list for all events', async ({ page, convoke }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.context().addCookies([{ name: 'lang', value: 'ru', url: convoke.url }]);
    await signIn(page);
    const [lost] = await convoke.rows<{ id: string }>(
      `UPDATE message SET status = 'unknown' WHERE id = (SELECT id FROM message WHERE event_id = $1 AND status = 'sent' ORDER BY id LIMIT 1) RETURNING id`,
      [eventId],
    );
    await page.goto(`/console/messages?status=unknown&panel=${lost?.id ?? ''}`);
    await expect(panelOf(page).getByText('Связь прервалась до ответа сервера')).toBeVisible();
    await panelOf(page).getByRole('button', { name: 'Считать отправленным' }).click();
    await expect(panelOf(page).getByText('Отправлено').first()).toBeVisible();
    await page.keyboard.press('Escape');
    await page.goto(`/console/events/${eventId}/invitations`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Приглашения');
    await expect(page.locator('tbody tr').first()).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });
});
