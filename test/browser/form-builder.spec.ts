import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './support/test.js';

const FORUM = 'regional-forum-safe-pathways';

async function open(page: Page, eventId: string): Promise<void> {
  await page.goto('/console/sign-in');
  await page.locator('input[type=email]').fill('secretariat@convoke.example');
  await page.locator('input[type=password]').fill('convoke-demo');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Today|Сегодня/);
  await page.goto(`/console/events/${eventId}/form`);
  await expect(page.getByRole('heading', { level: 1, name: /Registration form|Регистрационная анкета/ })).toBeVisible();
}

/** Adds a question of a kind after what is chosen, by keyboard alone. */
async function addQuestion(page: Page, kind: string, words: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a question' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: kind, exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Question, English').focus();
  await page.keyboard.type(words);
}

const outline = (page: Page) => page.getByRole('region', { name: 'Sections and questions' });

test.describe.serial('the form of an event', () => {
  // Three looks of axe and a walk by keyboard take their time where many share a machine.
  test.setTimeout(180_000);
  let eventId = '';
  test.beforeEach(async ({ convoke }) => {
    const [event] = await convoke.rows<{ id: string }>('SELECT id FROM event WHERE slug = $1', [FORUM]);
    eventId = event?.id ?? '';
  });

  test('is built by keyboard, with a question that is asked of some, looked at in Russian as on a telephone, and saved', async ({ page, convoke }) => {
    await open(page, eventId);
    await expect(page.getByText(/Saving makes version 1/)).toBeVisible();
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Add a section' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Title, English').focus();
    await page.keyboard.type('Study visit');
    await page.getByLabel('Title, Русский').fill('Ознакомительная поездка');
    await addQuestion(page, 'Yes or no', 'Will you join the visit?');
    await page.getByLabel('Question, Русский').fill('Поедете ли Вы?');
    await addQuestion(page, 'Short text', 'Size of your boots');
    await page.getByLabel('Question, Русский').fill('Размер обуви');

    // A condition without an answer cannot be saved, and is said at its place.
    await page.getByRole('button', { name: 'Add a condition' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Save as version 1' }).click();
    await expect(page.getByRole('alert')).toBeFocused();
    await expect(page.getByRole('alert')).toContainText('“Size of your boots”: Choose a question that comes before this one');
    await expect(page.locator('[aria-invalid=true]')).toHaveCount(1);
    await page.getByRole('combobox', { name: 'Condition 1: was answered with one of' }).focus();
    await page.keyboard.type('Yes');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('alert')).toBeHidden();
    await expectAccessible(page);

    // Before the question that it asks about, a condition holds no more; its place is said aloud.
    await outline(page).getByRole('button', { name: /^Size of your boots/ }).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect(page.getByText('“Size of your boots” is now question 1 of 2 in “Study visit”.')).toBeAttached();
    await expect(page.getByRole('alert')).toContainText('“Size of your boots”: Choose a question');
    await expect(outline(page).getByRole('button', { name: /^Size of your boots/ })).toBeFocused();
    await page.keyboard.press('Alt+ArrowDown');
    await expect(page.getByRole('alert')).toBeHidden();

    // What is removed comes back; what was left comes back too.
    await outline(page).getByRole('button', { name: /^Dietary requirements/ }).click();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(outline(page).getByText('Dietary requirements')).toBeHidden();
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await expect(outline(page).getByText('Dietary requirements')).toBeVisible();
    await page.reload();
    await expect(page.getByText('You left changes here')).toBeVisible();

    await page.getByText('Preview', { exact: true }).click();
    await page.getByText('Русский', { exact: true }).click();
    const preview = page.frameLocator('iframe[title="Preview of the form"]');
    await expect(preview.getByRole('heading', { name: 'Ознакомительная поездка' })).toBeVisible();
    expect(await page.locator('iframe').evaluate((frame) => frame.clientWidth)).toBe(390);
    await expect(preview.getByLabel(/Размер обуви/)).toBeHidden();
    await preview.getByRole('group', { name: /Поедете ли Вы/ }).getByLabel('Да').check();
    await expect(preview.getByLabel(/Размер обуви/)).toBeVisible();
    expect(await preview.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)).toBeLessThanOrEqual(0);
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Save as version 1' }).click();
    await expect(page.getByText('Saved as version 1.')).toBeVisible();
    expect(await convoke.rows('SELECT number FROM form_version WHERE event_id = $1', [eventId])).toEqual([{ number: 1 }]);
  });

  test('is asked of those who register, and only of those whom it concerns', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`/events/${FORUM}/register?lang=ru`);
    await page.getByLabel('Имя').fill('Aigerim');
    await page.getByLabel('Фамилия').fill('Akhmetova');
    await page.getByLabel(/Адрес электронной почты/).fill('boots@example.org');
    const on = () => page.getByRole('button', { name: 'Продолжить', exact: true }).click();
    await on();
    await page.getByLabel(/Вы участвуете как/).selectOption('ngo');
    await page.getByLabel('Учреждение').fill('Гражданская инициатива');
    await on();
    await on();
    await expect(page.getByRole('heading', { level: 2, name: 'Ознакомительная поездка' })).toBeVisible();
    await expect(page.getByLabel(/Размер обуви/)).toBeHidden();
    await page.getByLabel('Да').check();
    await page.getByLabel(/Размер обуви/).fill('44');
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await on();
    await page.getByLabel(/на использование моих данных/).check();
    await on();
    await expect(page.getByText('44')).toBeVisible();
    await page.getByRole('button', { name: /Отправить/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ваша регистрация');
  });

  test('is not overwritten by whoever read an older version, who sees what is different', async ({ page, convoke }) => {
    await open(page, eventId);
    await expect(page.getByText('1 registration was answered under this version.')).toBeVisible();
    await outline(page).getByRole('button', { name: /^Size of your boots/ }).click();
    await page.getByLabel('Question, English').fill('Size of your shoes');
    // Somebody else saves meanwhile: the same without the telephone.
    await convoke.rows(
      `INSERT INTO form_version (id, event_id, number, definition, created_at)
       SELECT gen_random_uuid(), event_id, 2, jsonb_set(definition, '{sections,0,fields}', (definition #> '{sections,0,fields}') - 0), now() FROM form_version WHERE event_id = $1`,
      [eventId],
    );
    await convoke.rows('UPDATE registration_settings SET form_id = (SELECT id FROM form_version WHERE event_id = $1 AND number = 2) WHERE event_id = $1', [eventId]);
    await page.getByRole('button', { name: 'Save as version 2' }).click();
    const told = page.getByRole('alert');
    await expect(told).toContainText('Somebody else has saved version 2 meanwhile');
    await expect(told).toContainText('has a question that theirs has not: “Telephone”');
    await expect(told).toContainText('has “Size of your shoes” otherwise: the question');
    await expect(told).toBeFocused();
    await expectAccessible(page);
    await told.getByRole('button', { name: 'Save mine as version 3' }).click();
    await expect(page.getByText('Saved as version 3.')).toBeVisible();
    expect(await convoke.rows('SELECT number FROM form_version WHERE event_id = $1 ORDER BY number', [eventId])).toEqual([{ number: 1 }, { number: 2 }, { number: 3 }]);
  });

  test('can begin with that for a training, and fits a telephone, in Russian', async ({ page, convoke }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.context().addCookies([{ name: 'lang', value: 'ru', url: convoke.url }]);
    await open(page, eventId);
    await page.getByRole('button', { name: 'Начать с образца…' }).click();
    await page.getByRole('menuitem', { name: 'Обучение' }).click();
    await expect(page.getByText('За основу взято: «Обучение»')).toBeVisible();
    await expect(page.getByRole('button', { name: /^Паспорт/ })).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });
});
