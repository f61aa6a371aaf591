import type { Page } from '@playwright/test';
import type { Convoke } from './support/convoke.js';
import { linkIn } from './support/mailbox.js';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './support/test.js';

const FORUM = 'regional-forum-safe-pathways';

/** Signs in, asks the secretariat's API to invite one person of the directory who has nothing to do with the forum yet, and answers the link of the letter. */
async function invited(page: Page, convoke: Convoke, address: string): Promise<string> {
  const [event] = await convoke.rows<{ id: string }>('SELECT id FROM event WHERE slug = $1', [FORUM]);
  const [person] = await convoke.rows<{ id: string }>(
    `UPDATE person SET email = $2, correspondence_language = 'en'
      WHERE id = (SELECT p.id FROM person p
                   WHERE p.email <> $2 AND p.email NOT LIKE '%@invited.example'
                     AND NOT EXISTS (SELECT 1 FROM registration r WHERE r.person_id = p.id AND r.event_id = $1)
                     AND NOT EXISTS (SELECT 1 FROM invitation i WHERE i.person_id = p.id AND i.event_id = $1) ORDER BY p.id LIMIT 1)
      RETURNING id`,
    [event?.id, address],
  );
  const signIn = await page.request.post('/api/v1/auth/sign-in', { data: { email: 'secretariat@convoke.example', password: 'convoke-demo' } });
  expect(signIn.ok()).toBe(true);
  const made = await page.request.post(`/api/v1/events/${event?.id}/invitations`, { data: { audience: 'people', personIds: [person?.id], category: 'expert' }, headers: { 'sec-fetch-site': 'same-origin' } });
  expect(await made.text()).toContain('"invited":1');
  await page.context().clearCookies();
  const letter = await convoke.mailbox.letterTo(address, /./);
  return linkIn(letter, '/invitation/');
}

test('opening an invitation changes nothing; accepting it asks only what is not known', async ({ page, convoke }) => {
  const link = await invited(page, convoke, 'accepts@invited.example');
  await page.goto(link);
  await expect(page.getByText('Will you come?')).toBeVisible();
  await expectAccessible(page);
  const [before] = await convoke.rows<{ status: string }>(`SELECT i.status FROM invitation i JOIN person p ON p.id = i.person_id WHERE p.email = 'accepts@invited.example'`);
  expect(before?.status).toBe('sent');
  await page.getByRole('link', { name: 'Accept and register' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Accept the invitation');
  await expect(page.locator('.schemes')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel(/I agree that my data/).check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Send registration' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your registration');
  await expect(page.getByText('Expert or speaker')).toBeVisible();
  await page.goto(link);
  await expect(page.getByText('You accepted this invitation')).toBeVisible();
  await expectAccessible(page);
});

test('a form of acceptance is gone on with on another device, and two windows lose nothing of each other', async ({ page, convoke, browser }) => {
  const link = await invited(page, convoke, 'resumes@invited.example');
  await page.goto(`${link}/accept`);
  await expect(page.locator('.schemes')).toBeVisible();
  const phone = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await phone.goto(`${link}/accept`);
  await expect(phone.locator('.schemes')).toBeVisible();
  await page.getByLabel(/Dietary/).fill('No peanuts');
  await expect(page.getByText('What you typed is kept. You can go on at any time')).toBeVisible();
  await phone.getByLabel(/Telephone/).fill('+7 727 250 0000');
  await expect(phone.getByText('What you typed is kept. You can go on at any time')).toBeVisible();
  await expect(phone.getByLabel(/Dietary/)).toHaveValue('No peanuts');
  await page.reload();
  await expect(page.getByLabel(/Dietary/)).toHaveValue('No peanuts');
  await expect(page.getByLabel(/Telephone/)).toHaveValue('+7 727 250 0000');
  const [draft] = await convoke.rows<{ all: string }>('SELECT d::text AS all FROM form_draft d');
  expect(draft?.all).not.toContain(Buffer.from('peanuts').toString('hex'));
});

test('declining takes a reason, once', async ({ page, convoke }) => {
  const link = await invited(page, convoke, 'declines@invited.example');
  await page.goto(link);
  await page.getByRole('link', { name: 'Decline' }).click();
  await page.getByLabel(/Reason/).fill('Another duty on these days');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Send answer' }).click();
  await expect(page.getByText('Your answer has been recorded; thank you for letting us know')).toBeVisible();
  await expect(page.getByText('You declined this invitation')).toBeVisible();
  await page.goto(`${link}/decline`);
  await expect(page.getByText('You declined this invitation')).toBeVisible();
});

test('naming someone else finds what is wrong, keeps what was typed, and invites them', async ({ page, convoke }) => {
  const link = await invited(page, convoke, 'substitutes@invited.example');
  await page.goto(link);
  await page.getByRole('link', { name: 'Name someone else' }).click();
  await page.getByLabel('Given name').fill('Nurlan');
  await page.getByLabel('Email address').fill('nurlan@');
  await page.getByRole('button', { name: 'Send invitation' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectAccessible(page);
  await expect(page.getByLabel('Given name')).toHaveValue('Nurlan');
  await page.getByLabel('Family name').fill('Instead');
  await page.getByLabel('Email address').fill('nurlan@invited.example');
  await page.getByRole('button', { name: 'Send invitation' }).click();
  await expect(page.getByText('You named someone else')).toBeVisible();
  await page.goto(linkIn(await convoke.mailbox.letterTo('nurlan@invited.example', /./), '/invitation/'));
  await expect(page.getByText('Nurlan Instead')).toBeVisible();
});

test.describe('with scripts off, on a phone, in Russian', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

  test('an invitation is declined all the same', async ({ page, convoke }) => {
    const link = await invited(page, convoke, 'noscript@invited.example');
    await page.goto(`${link}?lang=ru`);
    await expectNoSidewaysScroll(page);
    await page.getByRole('link', { name: 'Отклонить' }).click();
    await page.getByRole('button', { name: 'Отправить ответ' }).click();
    await expect(page.getByText('Вы отклонили приглашение')).toBeVisible();
  });
});
