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

test('gives all delegations seats at once and one its own by keyboard, says at the field what is too few, and loses nothing that was typed when somebody else was quicker', async ({ page, convoke }) => {
  const [event] = await convoke.rows<{ id: string; version: number; party: string; taken: number }>(
    `SELECT e.id, s.quotas_version AS version, r.party_id AS party, count(*)::int AS taken FROM event e JOIN registration_settings s ON s.event_id = e.id JOIN registration r ON r.event_id = e.id
      WHERE e.slug = $1 AND r.party_id IS NOT NULL AND r.seats <> '{}' GROUP BY 1, 2, 3 ORDER BY 4 DESC LIMIT 1`,
    [FORUM],
  );
  const limits = () => convoke.rows(`SELECT key, capacity, by_default FROM ledger WHERE event_id = $1 AND key = $2`, [event?.id, `party:${event?.party}`]);
  await signIn(page);
  await page.goto(`/console/events/${event?.id ?? ''}/registration`);
  await page.getByRole('link', { name: 'Quotas' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Quotas');
  await expect(page.getByRole('table', { name: 'Delegations' }).or(page.getByRole('region', { name: 'Delegations' })).first()).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel('Seats of a delegation').fill('30');
  await page.getByRole('textbox', { name: /^Seats: / }).first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('textbox', { name: /^Seats: / }).nth(1)).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Saved. Seats that were added')).toBeVisible();
  expect(await limits()).toEqual([{ key: `party:${event?.party}`, capacity: 30, by_default: true }]);

  // Fewer than are taken: told at the field, and in the summary.
  const own = page.locator(`[id="field-party:${event?.party}"]`);
  await own.fill('0');
  await page.keyboard.press('Control+Enter');
  await expect(own).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText(`${event?.taken} are taken already.`).first()).toBeVisible();
  await expectAccessible(page);

  // Somebody else saves meanwhile; what was typed stays and is saved over it, also after the page was loaded again.
  await convoke.rows('UPDATE registration_settings SET quotas_version = quotas_version + 1, delegation_funded = 2 WHERE event_id = $1', [event?.id]);
  await own.fill('40');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Load what they saved' }).click();
  await expect(page.getByLabel('Of these, paid for by the organiser')).toHaveValue('2');
  await expect(own).toHaveValue('40');
  await page.reload();
  await expect(own).toHaveValue('40');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved. Seats that were added')).toBeVisible();
  expect(await limits()).toEqual([{ key: `party:${event?.party}`, capacity: 40, by_default: false }]);
});

test('moves somebody to the head of the line for a reason that the history keeps', async ({ page, convoke }) => {
  const [event] = await convoke.rows<{ id: string }>('SELECT id FROM event WHERE slug = $1', [FORUM]);
  const people = await convoke.rows<{ id: string }>(
    `UPDATE registration SET status = 'waitlisted', seats = '{}' WHERE id IN (SELECT id FROM registration WHERE event_id = $1 AND status = 'submitted' AND seats <> '{}' ORDER BY arrival DESC LIMIT 3) RETURNING id`,
    [event?.id],
  );
  await convoke.rows(`UPDATE ledger SET taken = (SELECT count(*) FROM registration r WHERE r.event_id = $1 AND ledger.key = ANY (r.seats)) WHERE event_id = $1`, [event?.id]);
  await convoke.rows(`UPDATE ledger SET capacity = taken WHERE event_id = $1 AND key = 'event'`, [event?.id]);
  expect(people).toHaveLength(3);
  await signIn(page);
  await page.goto(`/console/events/${event?.id ?? ''}/registration?show=waiting`);
  const rows = page.locator('tbody tr');
  await expect(rows).toHaveCount(3);
  await expectAccessible(page);
  const last = (await rows.nth(2).locator('td').first().textContent()) ?? '';
  await rows.nth(2).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Why is the order of arrival not kept?').fill('The host asked for it');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Seat now' }).click();
  await expect(page.getByText(/^All \d+ seats are taken/)).toBeVisible();
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await expect(page.getByText('Moved. All others kept their order.')).toBeVisible();
  await expect(rows.first()).toContainText(last);
  expect(await convoke.rows(`SELECT reason FROM registration_history WHERE change = 'moved' AND registration_id = ANY ($1::uuid[])`, [people.map(({ id }) => id)])).toEqual([{ reason: 'The host asked for it' }]);
});

test('tells whoever waits what for and in which place, lets them leave the list, and signs others up for a session as long as there are seats', async ({ page, convoke }) => {
  const [event] = await convoke.rows<{ id: string; session: string }>(`SELECT e.id, p.id AS session FROM event e JOIN programme_session p ON p.event_id = e.id WHERE e.slug = $1 AND p.kind = 'working-group' ORDER BY p.starts_local LIMIT 1`, [FORUM]);
  await convoke.rows(`UPDATE registration SET status = 'withdrawn' WHERE event_id = $1 AND status = 'waitlisted'`, [event?.id]);
  await convoke.rows(`UPDATE ledger SET capacity = NULL WHERE event_id = $1 AND key = 'event'`, [event?.id]);
  await convoke.rows(`INSERT INTO ledger (event_id, key, capacity) VALUES ($1, 'category:media', 0), ($1, 'session:' || $2, 1) ON CONFLICT (event_id, key) DO UPDATE SET capacity = EXCLUDED.capacity`, [event?.id, event?.session]);
  await convoke.rows(`UPDATE registration_settings SET categories = ARRAY['media', 'expert'], by_invitation = false, opens_local = NULL, closes_local = NULL WHERE event_id = $1`, [event?.id]);
  const register = async (category: string): Promise<string> => {
    const sent = await page.request.post(`${convoke.url}/api/v1/public/events/${FORUM}/registrations`, {
      data: { person: { familyName: `Line ${category}`, givenName: 'Aliya', email: `line-${category}@example.org` }, category, answers: {}, consents: { 'event-management': true }, locale: 'en' },
    });
    return ((await sent.json()) as { token: string }).token;
  };

  await page.goto(`/registration/${await register('media')}`);
  await expect(page.getByText('All seats for people of your category are taken.')).toBeVisible();
  await expect(page.getByText('number 1 in line')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Leave the list' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Leave the waiting list');
  await page.getByRole('button', { name: 'Leave the list' }).click();
  await expect(page.getByText('number 1 in line')).toBeHidden();

  await page.goto(`/registration/${await register('expert')}`);
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(page.getByText('You have a seat')).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: 'Give the seat back' }).click();
  await expect(page.getByRole('button', { name: 'Sign up' })).toBeVisible();
});
