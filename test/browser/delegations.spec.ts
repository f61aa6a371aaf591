import type { Page } from '@playwright/test';
import type { Convoke } from './support/convoke.js';
import { linkIn } from './support/mailbox.js';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './support/test.js';

const PEOPLE = ['Askarova', 'Bekov', 'Chenov', 'Daurenov', 'Erlanov'] as const;
const PHONE = { width: 390, height: 844 };

/** A party of the demonstration's forum of which nobody is registered, with four seats; its focal point is asked to name its people. Answers the event and the link of the letter. */
async function askedParty(page: Page, convoke: Convoke): Promise<{ eventId: string; link: string }> {
  const [event] = await convoke.rows<{ id: string }>(`SELECT id FROM event WHERE slug = 'regional-forum-safe-pathways'`);
  const eventId = event?.id ?? '';
  const [party] = await convoke.rows<{ id: string; personId: string }>(
    `SELECT p.id, f.person_id AS "personId" FROM party p JOIN focal_point f ON f.party_id = p.id AND f.rank = 'principal' AND f.valid_to IS NULL JOIN party_status s ON s.party_id = p.id AND s.status = 'member' AND s.valid_to IS NULL
      WHERE NOT EXISTS (SELECT FROM registration r WHERE r.event_id = $1 AND r.party_id = p.id) AND NOT EXISTS (SELECT FROM delegation d WHERE d.event_id = $1 AND d.party_id = p.id) ORDER BY p.id LIMIT 1`,
    [eventId],
  );
  await convoke.rows(`UPDATE person SET email = 'focal@delegation.example', correspondence_language = 'en' WHERE id = $1`, [party?.personId]);
  await convoke.rows(`INSERT INTO ledger (event_id, key, capacity) VALUES ($1, 'party:' || $2, 4) ON CONFLICT (event_id, key) DO UPDATE SET capacity = 4`, [eventId, party?.id]);
  await signIn(page);
  const opened = await page.request.post(`/api/v1/events/${eventId}/delegations`, { data: { partyIds: [party?.id], nominateBy: null, completeBy: null }, headers: { 'sec-fetch-site': 'same-origin' } });
  expect(await opened.json()).toEqual({ opened: 1, unreached: 0 });
  return { eventId, link: linkIn(await convoke.mailbox.letterTo('focal@delegation.example', /delegation/i), '/delegation/') };
}

async function signIn(page: Page): Promise<void> {
  const answer = await page.request.post('/api/v1/auth/sign-in', { data: { email: 'secretariat@convoke.example', password: 'convoke-demo' } });
  expect(answer.ok()).toBe(true);
}

/** Completes the registration that a letter leads to, on a telephone. */
async function complete(page: Page, link: string): Promise<void> {
  await page.goto(`${link}/complete`);
  await expectNoSidewaysScroll(page);
  const agree = page.getByLabel(/I agree that my data/);
  for (let step = 0; step < 6 && !(await agree.isVisible()); step += 1) {
    const before = await page.locator('h2.step-title').textContent();
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.locator('h2.step-title')).not.toHaveText(before ?? '');
  }
  await agree.check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Send registration' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your registration');
  await expect(page.locator('.own__status')).toHaveText('Waiting for approval');
}

const mailbox = (family: string): string => `${family.toLowerCase()}@delegation.example`;

test('five are named for four seats, complete on a telephone, are approved, and the fifth takes the seat that one gives up', async ({ page, convoke, browser }) => {
  test.slow();
  const { eventId, link } = await askedParty(page, convoke);
  await page.goto(link);
  await expect(page.getByText('Nobody is named yet', { exact: false })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Name the delegation' }).click();
  for (const more of [2, 3, 4, 5]) {
    await page.getByRole('button', { name: 'Add another person' }).click();
    await expect(page.getByRole('group', { name: `Person ${more}` })).toBeVisible();
  }
  for (const [place, family] of PEOPLE.entries()) {
    const person = page.getByRole('group', { name: `Person ${place + 1}`, exact: true });
    await person.getByLabel('Given name', { exact: false }).first().fill('Test');
    await person.getByLabel('Family name', { exact: true }).fill(family);
    await person.getByLabel('Email address').fill(mailbox(family));
  }
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Name 5 people' }).click();
  await expect(page.getByText('They are named. There are not enough seats for all', { exact: false })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Erlanov' })).toContainText('Waits for a seat: number 1 in line');
  await expect(page.getByRole('listitem').filter({ hasText: 'Has not completed the registration yet' })).toHaveCount(4);
  await expectAccessible(page);

  const phone = await (await browser.newContext({ viewport: PHONE })).newPage();
  for (const family of ['Askarova', 'Bekov']) await complete(phone, linkIn(await convoke.mailbox.letterTo(mailbox(family), /complete/i), '/registration/'));
  await page.goto(link);
  await expect(page.getByRole('listitem').filter({ hasText: 'Registration complete' })).toHaveCount(2);

  await page.goto(`/console/events/${eventId}/delegations`);
  await page.getByRole('row').filter({ hasText: '2 complete' }).click();
  const panel = page.getByRole('dialog');
  await panel.getByRole('button', { name: 'Approve all who are complete (2)' }).click();
  await expect(panel.getByText('Approved', { exact: true })).toHaveCount(2);
  await expectAccessible(page);

  await page.goto(link);
  await page.getByRole('link', { name: 'Withdraw Test Bekov' }).click();
  await page.getByRole('button', { name: 'Withdraw' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Erlanov' })).toContainText('A seat is offered');
  const fifth = linkIn(await convoke.mailbox.letterTo(mailbox('Erlanov'), /seat for you/i), '/registration/');
  await phone.goto(fifth);
  await phone.getByRole('button', { name: 'Accept the seat' }).click();
  await expect(phone.getByRole('link', { name: 'Complete it now' })).toBeVisible();
  await expectAccessible(phone);
  await complete(phone, fifth);
  await page.goto(link);
  await expect(page.getByRole('listitem').filter({ hasText: 'Erlanov' })).toContainText('Registration complete');

  for (const lang of ['ru', 'fa']) {
    await phone.goto(`${link}?lang=${lang}`);
    await expect(phone.locator('html')).toHaveAttribute('dir', lang === 'fa' ? 'rtl' : 'ltr');
    await expectNoSidewaysScroll(phone);
    await expectAccessible(phone);
    await phone.goto(`${link}?do=name`);
    await expectNoSidewaysScroll(phone);
  }
  await phone.context().close();
});
