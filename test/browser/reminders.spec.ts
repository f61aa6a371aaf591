import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './support/test.js';

const TRAINING = 'border-referral-training';

async function signIn(page: Page): Promise<void> {
  await page.goto('/console/sign-in');
  await page.locator('input[type=email]').fill('secretariat@convoke.example');
  await page.locator('input[type=password]').fill('convoke-demo');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Today|Сегодня/);
}

async function openReminders(page: Page, id: string | undefined): Promise<void> {
  await signIn(page);
  await page.goto(`/console/events/${id ?? ''}/reminders`);
  await expect(page.locator('.reminders__line').first()).toBeVisible();
}

test('sets reminders in plain words, shows before saving whom they reach, and puts back what was removed', async ({ page, convoke }) => {
  const [event] = await convoke.rows<{ id: string }>('SELECT id FROM event WHERE slug = $1', [TRAINING]);
  await openReminders(page, event?.id);
  const welcome = page.locator('.reminders__line', { hasText: 'We expect you' });
  await expect(welcome).toContainText('A day before the event begins, 10:00 (Bishkek), to those who are confirmed');
  await expect(welcome).toContainText(/to \d\d people as things are/);
  await expectAccessible(page);

  // A new one: what makes no sense is said before it is saved.
  await page.getByRole('button', { name: 'Add a reminder' }).click();
  const panel = page.getByRole('dialog');
  await panel.getByRole('combobox', { name: 'Letter' }).selectOption('Thank you for taking part');
  await expect(panel.getByLabel('Counted from')).toHaveValue('event-ends');
  await panel.getByLabel('Before or after').selectOption('before');
  await expect(panel.getByText('At that time the letter would make no sense')).toBeVisible();
  await panel.getByRole('button', { name: 'Add a reminder' }).click();
  await expect(page.locator('#error-summary')).toBeFocused();
  await expectAccessible(page);
  await panel.getByLabel('Before or after').selectOption('after');
  await panel.getByLabel('Days').fill('2');
  await panel.getByLabel(/^Name/).fill('Thanks, once more');
  await expect(panel.getByText('The secretariat thanks you for having taken part').or(panel.getByText('thanks you for having taken part'))).toBeVisible();
  await panel.getByText('Russian', { exact: true }).click();
  await expect(panel.getByText('Уважаемая госпожа Ахметова!')).toBeVisible();
  await panel.getByRole('button', { name: 'Add a reminder' }).click();
  const thanks = page.locator('.reminders__line', { hasText: 'Thanks, once more' });
  await expect(thanks).toContainText('2 days after the event ends, 10:00 (Bishkek), to those who came');

  // Whom it reaches, on purpose and on the record.
  await page.getByRole('button', { name: /^A day before the event begins/ }).click();
  await panel.getByRole('button', { name: 'Show the people' }).click();
  await expect(panel.locator('.reminder-people li').first()).toBeVisible();
  await expectAccessible(page);
  expect(await convoke.rows(`SELECT 1 FROM audit_entry WHERE action = 'reminder-rule.recipients-viewed' UNION ALL SELECT 1 FROM audit WHERE action = 'reminder-rule.recipients-viewed'`)).not.toHaveLength(0);
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();

  // Off and on, gone and back.
  await thanks.getByRole('switch').press('Space');
  await expect(thanks).toContainText('Switched off');
  await thanks.getByRole('switch').press('Space');
  await expect(thanks).not.toContainText('Switched off');
  await page.getByRole('button', { name: 'Thanks, once more' }).click();
  await panel.getByRole('button', { name: 'Remove' }).click();
  await expect(thanks).toBeHidden();
  await page.getByRole('button', { name: 'Put it back' }).click();
  await expect(thanks).toBeVisible();
});

test('overwrites nobody who has changed the same reminder meanwhile', async ({ page, convoke }) => {
  const [event] = await convoke.rows<{ id: string }>('SELECT id FROM event WHERE slug = $1', [TRAINING]);
  await openReminders(page, event?.id);
  await page.getByRole('button', { name: /^7 days before the event begins/ }).click();
  const panel = page.getByRole('dialog');
  await expect(panel.getByLabel('Days')).toHaveValue('7');
  await convoke.rows(`UPDATE reminder_rule SET at_time = '08:15', version = version + 1 WHERE event_id = $1 AND letter = 'preparation'`, [event?.id]);
  await panel.getByLabel('Days').fill('6');
  await panel.getByRole('button', { name: 'Save' }).click();
  await panel.getByRole('button', { name: 'Load what they saved' }).click();
  await expect(panel.getByLabel(/^At \(Bishkek time\)/)).toHaveValue('08:15');
});

test('fits a telephone, in Russian', async ({ page, convoke }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.context().addCookies([{ name: 'lang', value: 'ru', url: convoke.url }]);
  const [event] = await convoke.rows<{ id: string }>('SELECT id FROM event WHERE slug = $1', [TRAINING]);
  await openReminders(page, event?.id);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Напоминания');
  await expect(page.locator('.reminders')).toContainText('За 1 день до начала мероприятия, 10:00 (Бишкек), тем, чьё участие подтверждено');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: /^За 1 день до начала/ }).click();
  await expect(page.getByRole('dialog').locator('.reminder-preview__letter')).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});
