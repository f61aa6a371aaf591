import type { Page } from '@playwright/test';
import type { Convoke } from './support/convoke.js';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './support/test.js';

async function signIn(page: Page): Promise<void> {
  await page.goto('/console/sign-in');
  await page.locator('input[type=email]').fill('secretariat@convoke.example');
  await page.locator('input[type=password]').fill('convoke-demo');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Today|Сегодня/);
}

/** Three people who wait at an event of the demonstration: of one of them the directory has another entry, in Cyrillic. */
async function threeWait(convoke: Convoke): Promise<string> {
  const slug = 'regional-forum-safe-pathways';
  const [event] = await convoke.rows<{ id: string }>('SELECT id FROM event WHERE slug = $1', [slug]);
  const eventId = event?.id ?? '';
  await convoke.rows(`UPDATE registration SET status = 'withdrawn', seats = '{}' WHERE event_id = $1`, [eventId]);
  await convoke.rows(`UPDATE ledger SET taken = 0 WHERE event_id = $1`, [eventId]);
  await convoke.rows(`UPDATE event SET capacity = NULL WHERE id = $1`, [eventId]);
  await convoke.rows(`UPDATE ledger SET capacity = NULL WHERE event_id = $1`, [eventId]);
  await convoke.rows(`INSERT INTO person (id, family_name, given_name, other_scripts, search, name_keys, created_at) VALUES (uuidv7(), 'Тулегенова', 'Сауле', '{}', 'tulegenova saule', '{"saule tulegenova"}', now())`);
  for (const [familyName, givenName] of [['Tulegenova', 'Saule'], ['Ruziev', 'Farrukh'], ['Orozbekov', 'Nurlan']] as const) {
    const answer = await fetch(`${convoke.url}/api/v1/public/events/${slug}/registrations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ person: { familyName, givenName, email: `${givenName}@waiting.example.org`, institution: 'Ministry of Labour' }, category: 'ngo', answers: {}, consents: { 'event-management': true }, locale: 'en' }),
    });
    expect(answer.status, await answer.text()).toBe(201);
  }
  return eventId;
}

const statuses = (convoke: Convoke, eventId: string) =>
  convoke.rows<{ name: string; status: string }>(`SELECT family_name AS name, status FROM registration JOIN person ON person.id = person_id WHERE event_id = $1 AND email::text LIKE '%@waiting.example.org' ORDER BY arrival`, [eventId]);

test('decides about those who wait by keyboard, several at once, and takes it back within the minute', async ({ page, convoke }) => {
  const eventId = await threeWait(convoke);
  await signIn(page);
  await page.goto(`/console/events/${eventId}/participants?view=queue`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Waiting for a decision');
  const rows = page.getByRole('row');
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(1)).toContainText('Possibly the same as Сауле Тулегенова');
  await expectAccessible(page);

  // Space chooses a row, Shift with an arrow the next one too.
  await rows.nth(1).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  const actions = page.getByRole('region', { name: 'What to do with those chosen' });
  await expect(actions).toContainText('2 chosen');
  await actions.getByRole('button', { name: 'Approve 2' }).focus();
  await page.keyboard.press('Enter');
  const became = page.getByRole('region', { name: 'What became of it' });
  await expect(became).toBeFocused();
  await expect(became).toContainText('2 people are approved. Letters leave in a minute.');
  await expect(rows).toHaveCount(2);
  expect((await statuses(convoke, eventId)).map(({ status }) => status)).toEqual(['confirmed', 'confirmed', 'submitted']);
  await expectAccessible(page);

  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(became).toContainText('Taken back; 2 people wait again.');
  await expect(rows).toHaveCount(4);
  expect((await statuses(convoke, eventId)).map(({ status }) => status)).toEqual(['submitted', 'submitted', 'submitted']);
  expect(await convoke.rows(`SELECT 1 FROM message WHERE event_id = $1 AND kind = 'registration-confirmed' AND status <> 'cancelled' AND created_at > now() - interval '1 minute'`, [eventId])).toHaveLength(0);

  // One by one from the panel: asked for more, in words.
  await rows.nth(1).focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog', { name: 'To decide' });
  await expect(panel.getByRole('heading', { name: 'May be the same person' })).toBeVisible();
  await expectAccessible(page);
  await panel.getByRole('button', { name: 'Ask for more…' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Which ministry do you represent?');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(became).toContainText('1 person is asked');
  await expect(rows.nth(1)).toContainText('Asked, no answer yet');

  // A colleague decides meanwhile: the list that is looked at does not know, and says who it was.
  const [colleague] = await convoke.rows<{ id: string }>(`SELECT r.id FROM registration r JOIN person p ON p.id = r.person_id WHERE r.event_id = $1 AND p.family_name = 'Ruziev' AND r.status = 'submitted'`, [eventId]);
  await convoke.rows(`UPDATE registration SET status = 'confirmed', version = version + 2 WHERE id = $1`, [colleague?.id]);
  await convoke.rows(`INSERT INTO registration_history (id, registration_id, at, actor_kind, actor_id, from_status, to_status) SELECT uuidv7(), $1, now(), 'account', id::text, 'submitted', 'confirmed' FROM account WHERE email <> 'secretariat@convoke.example' ORDER BY name LIMIT 1`, [colleague?.id]);
  await rows.nth(2).focus();
  await page.keyboard.press('Space');
  await actions.getByRole('button', { name: 'Approve 1' }).click();
  await expect(became).toContainText(/Farrukh Ruziev: .+ has decided already\./);
});

test('shows the queue on a telephone, in Russian', async ({ page, convoke }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.context().addCookies([{ name: 'lang', value: 'ru', url: convoke.url }]);
  const eventId = await threeWait(convoke);
  await signIn(page);
  await page.goto(`/console/events/${eventId}/participants?view=queue`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ожидают решения');
  await page.getByRole('checkbox', { name: 'Отметить: Nurlan Orozbekov' }).check();
  await expect(page.getByRole('region', { name: 'Что сделать с отмеченными' })).toContainText('Отмечен 1 человек');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: 'Отклонить…' }).click();
  await expect(page.getByRole('dialog')).toContainText('Почему заявка отклонена?');
  await expectAccessible(page);
});

test('makes two entries of one person one by keyboard, side by side, and two again', async ({ page, convoke }) => {
  const [kept] = await convoke.rows<{ id: string }>(`INSERT INTO person (id, family_name, given_name, email, search, sounds, created_at) VALUES (uuidv7(), 'Zhaparova', 'Meerim', 'meerim@one.example.org', 'japarova mirim', '{jprv,mrm}', now()) RETURNING id`);
  const [other] = await convoke.rows<{ id: string }>(`INSERT INTO person (id, family_name, given_name, email, phone, search, sounds, created_at) VALUES (uuidv7(), 'Жапарова', 'Мээрим', 'office@one.example.org', '+996 312 123456', 'japarova mirim', '{jprv,mrm}', now()) RETURNING id`);
  const [event] = await convoke.rows<{ id: string }>('SELECT id FROM event WHERE slug = $1', ['regional-forum-safe-pathways']);
  for (const personId of [kept?.id, other?.id]) {
    await convoke.rows(`INSERT INTO registration (id, event_id, person_id, category, status, channel, created_at, updated_at) VALUES (uuidv7(), $1, $2, 'support-staff', 'confirmed', 'staff', now(), now())`, [event?.id, personId]);
  }
  await signIn(page);
  await page.goto(`/console/directory?panel=${kept?.id ?? ''}`);
  const panel = page.getByRole('dialog', { name: 'Person' });
  await panel.getByRole('button', { name: 'Same person as…' }).focus();
  await page.keyboard.press('Enter');
  await panel.getByRole('combobox', { name: 'The other entry' }).focus();
  await page.keyboard.type('Жапарова');
  await expect(page.getByRole('option', { name: 'Мээрим Жапарова' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('heading', { name: 'Which is right?' })).toBeVisible();
  await expect(panel.getByText('1 registration', { exact: true })).toBeVisible();
  // What only the other entry knows is taken; the mailbox stays unless one says so.
  await expect(panel.getByRole('radio', { name: 'Telephone: +996 312 123456' })).toBeChecked();
  await expect(panel.getByRole('radio', { name: 'Email: meerim@one.example.org' })).toBeChecked();
  await expect(panel.getByRole('radiogroup', { name: /^Both are registered for/ })).toBeVisible();
  await expectAccessible(page);
  await panel.getByRole('button', { name: 'Make them one' }).focus();
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('heading', { name: 'Joined to this entry' })).toBeVisible();
  await expect(panel.getByRole('link', { name: '+996 312 123456' })).toBeVisible();
  expect(await convoke.rows('SELECT merged_into AS into FROM person WHERE id = $1', [other?.id])).toEqual([{ into: kept?.id }]);
  await expectAccessible(page);

  await page.setViewportSize({ width: 390, height: 844 });
  await page.context().addCookies([{ name: 'lang', value: 'ru', url: convoke.url }]);
  await page.goto(`/console/directory?panel=${other?.id ?? ''}`);
  await page.getByRole('button', { name: 'Открыть действующую запись' }).click();
  await expect(page.getByRole('heading', { name: 'Объединены с этой записью' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Отменить' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Это снова две записи.')).toBeVisible();
  expect(await convoke.rows(`SELECT person_id AS person, status FROM registration WHERE person_id IN ($1, $2) ORDER BY person_id`, [kept?.id, other?.id])).toEqual([
    { person: kept?.id, status: 'confirmed' },
    { person: other?.id, status: 'confirmed' },
  ]);
});
