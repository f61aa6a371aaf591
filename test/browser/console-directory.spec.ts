import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './support/test.js';

// axe looks at many states here; a busy machine takes its time.
test.describe.configure({ timeout: 180_000 });

async function signIn(page: Page, account = 'secretariat'): Promise<void> {
  await page.goto('/console/sign-in');
  await page.getByLabel('Email address').fill(`${account}@convoke.example`);
  await page.getByLabel('Password', { exact: true }).fill('convoke-demo');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
}

const rows = (page: Page) => page.locator('.table tbody tr');

test('finds a person by a misspelt name, corrects the name by keyboard, and finds them in another script', async ({ page }) => {
  await signIn(page);
  await page.getByRole('link', { name: 'Directory' }).click();
  await expect(rows(page).first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('searchbox').fill('Ahmetva');
  await expect(rows(page)).toHaveCount(1);
  await rows(page).first().focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog');
  await expect(panel.getByRole('heading', { name: 'Aigerim Akhmetova' })).toBeVisible();
  await expect(panel.getByText('Айгерім Ахметова')).toBeVisible();
  await expect(panel.getByText('Third Ministerial Conference', { exact: false })).toBeVisible();
  await expectAccessible(page);

  await panel.getByRole('button', { name: 'Change' }).click();
  await panel.getByLabel('Family name', { exact: true }).fill('');
  await panel.getByLabel('Telephone').fill('call me');
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(panel.getByRole('alert')).toBeFocused();
  await panel.getByRole('alert').getByRole('link').first().click();
  await expect(panel.locator('[aria-invalid=true]').first()).toBeVisible();
  await expectAccessible(page);
  await panel.getByLabel('Family name', { exact: true }).fill('Akhmetova-Sadykova');
  await panel.getByLabel('Telephone').fill('+7 7172 00 11 22');
  await panel.getByLabel('Telephone').press('Enter');
  await expect(panel.getByRole('heading', { name: 'Aigerim Akhmetova-Sadykova' })).toBeVisible();
  await expect(panel.getByText('+7 7172 00 11 22')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox').fill('садыкова айгерим');
  await expect(rows(page)).toHaveCount(1);
});

test('keeps what two people changed at once, and tells who comes second', async ({ page, convoke }) => {
  await signIn(page);
  const [person] = await convoke.rows<{ id: string }>(`SELECT id FROM person WHERE family_name = 'Toktosunova'`);
  await page.goto(`/console/directory?panel=${person?.id ?? ''}`);
  const panel = page.getByRole('dialog');
  await panel.getByRole('button', { name: 'Change' }).click();
  await panel.getByLabel('Form of address').fill('Dr');
  await convoke.rows(`UPDATE person SET phone = '+996 312 00 00 00', version = version + 1 WHERE id = $1`, [person?.id]);
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(panel.getByText('Somebody else changed this entry while it was open here')).toBeVisible();
  await expect(panel.getByText('Telephone: +996 312 00 00 00')).toBeVisible();
  await expect(panel.getByLabel('Form of address')).toHaveValue('Dr');
  await expectAccessible(page);
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(panel.getByRole('button', { name: 'Change' })).toBeVisible();
  expect(await convoke.rows(`SELECT title, phone FROM person WHERE id = $1`, [person?.id])).toEqual([{ title: 'Dr', phone: '+996 312 00 00 00' }]);
});

test('offers people of a like name before one is entered twice, and enters somebody new with their institution', async ({ page }) => {
  await signIn(page);
  await page.goto('/console/directory?panel=new');
  const panel = page.getByRole('dialog');
  await panel.getByLabel('Given name', { exact: true }).fill('Ерлан');
  await panel.getByLabel('Family name', { exact: true }).fill('Жумабаев');
  await panel.getByLabel('Email').focus();
  await expect(panel.getByText('Is it one of these?')).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Yerlan Zhumabayev' })).toBeVisible();
  await expectAccessible(page);
  await panel.getByLabel('Given name', { exact: true }).fill('Samira');
  await panel.getByLabel('Family name', { exact: true }).fill('Newcomer');
  await panel.getByLabel('Email').fill('samira.newcomer@example.org');
  await panel.getByRole('combobox', { name: 'Institution', exact: true }).fill('Refugees');
  await page.getByRole('option', { name: /Refugees/ }).first().click();
  await panel.getByLabel('Position in English').fill('Protection Officer');
  await panel.getByRole('button', { name: 'Add a person' }).click();
  await expect(panel.getByRole('heading', { name: 'Samira Newcomer' })).toBeVisible();
  await expect(panel.getByText('Protection Officer').first()).toBeVisible();
  await page.goto('/console/directory?panel=new');
  await panel.getByLabel('Given name', { exact: true }).fill('SAMIRA');
  await panel.getByLabel('Family name', { exact: true }).fill('Newcomer');
  await panel.getByLabel('Email').fill('samira.newcomer@example.org');
  await panel.getByRole('button', { name: 'Add a person' }).click();
  await panel.getByRole('button', { name: 'Open the entry that is there' }).click();
  await expect(panel.getByRole('heading', { name: 'Samira Newcomer' })).toBeVisible();
});

test('appoints a focal point: refused beside another principal, done when that one has ended', async ({ page, convoke }) => {
  await signIn(page);
  await page.goto('/console/directory/parties');
  await expectAccessible(page);
  await rows(page).filter({ hasText: 'Tajikistan' }).click();
  const panel = page.getByRole('dialog');
  await panel.getByRole('button', { name: 'Appoint a focal point' }).click();
  const form = panel.getByRole('form', { name: 'Appoint a focal point' });
  await form.getByRole('button', { name: 'Appoint a focal point' }).click();
  await expect(form.getByRole('alert')).toBeFocused();
  await form.getByRole('combobox', { name: 'Person' }).fill('Назарва Зарина');
  await page.getByRole('option', { name: /^Zarina Nazarova/ }).click();
  await form.getByRole('button', { name: 'Appoint a focal point' }).click();
  await expect(form.getByRole('alert')).toContainText('There is another principal focal point in these days');
  await expect(form.getByLabel('First day')).toHaveAttribute('aria-invalid', 'true');
  await expectAccessible(page);

  await form.getByRole('button', { name: 'Cancel' }).click();
  const day = (shift: number): string => new Date(Date.now() + shift * 86_400_000).toISOString().slice(0, 10);
  for (const name of ['Parviz Rahimov', 'Zarina Nazarova']) {
    await panel.getByRole('button', { name: `End: ${name}` }).click();
    await panel.getByLabel('Last day').fill(day(-1));
    await panel.getByRole('button', { name: 'End on this day' }).click();
    await expect(panel.getByRole('button', { name: `End: ${name}` })).toBeHidden();
  }
  await panel.getByRole('button', { name: 'Appoint a focal point' }).click();
  await form.getByRole('combobox', { name: 'Person' }).fill('Nazarova');
  await page.getByRole('option', { name: /^Zarina Nazarova/ }).click();
  await form.getByLabel('First day').fill(day(0));
  await form.getByRole('button', { name: 'Appoint a focal point' }).click();
  await expect(form).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(rows(page).filter({ hasText: 'Tajikistan' })).toContainText('Zarina Nazarova');
  const points = await convoke.rows<{ rank: string; ended: boolean }>(
    `SELECT rank, valid_to IS NOT NULL AS ended FROM focal_point JOIN party ON party.id = party_id WHERE state_iso2 = 'TJ' ORDER BY valid_from, rank DESC`,
  );
  expect(points).toEqual([
    { rank: 'principal', ended: true },
    { rank: 'alternate', ended: true },
    { rank: 'principal', ended: false },
  ]);
});

test('hands the chair over, adds a party and an institution', async ({ page }) => {
  await signIn(page);
  await page.goto('/console/directory/parties');
  const chairs = page.getByRole('region', { name: 'Chair of the process' });
  await chairs.getByRole('button', { name: 'Give the chair' }).click();
  const giving = chairs.getByRole('form', { name: 'Give the chair' });
  await giving.getByLabel('Party').selectOption('Kyrgyzstan');
  await giving.getByRole('button', { name: 'Give the chair' }).click();
  await expect(giving.getByRole('alert')).toContainText('Another party chairs the process in these days');

  await page.getByRole('button', { name: 'Add a party' }).click();
  const panel = page.getByRole('dialog');
  await panel.getByLabel('State', { exact: true }).selectOption('Mongolia');
  await panel.getByLabel('Status').selectOption('Guest');
  await panel.getByRole('button', { name: 'Add a party' }).click();
  await expect(panel.getByRole('heading', { name: 'Mongolia' })).toBeVisible();
  await expectAccessible(page);

  await page.goto('/console/directory/institutions?panel=new');
  await panel.getByLabel('Name in English').fill('Centre for Migration Studies');
  await panel.getByLabel('Website').fill('not an address');
  await panel.getByRole('button', { name: 'Add an institution' }).click();
  await expect(panel.getByLabel('Website')).toHaveAttribute('aria-invalid', 'true');
  await panel.getByLabel('Website').fill('https://migration.example');
  await panel.getByRole('button', { name: 'Add an institution' }).click();
  await expect(panel.getByRole('heading', { name: 'Centre for Migration Studies' })).toBeVisible();
  await expect(panel.getByText('Nobody speaks for it yet.')).toBeVisible();
  await expectAccessible(page);
});

test('shows an organiser the directory to read, and the desk none of it', async ({ page }) => {
  await signIn(page, 'organiser');
  await page.goto('/console/directory?search=Akhmetova');
  await rows(page).first().click();
  await expect(page.getByRole('dialog').getByRole('heading', { name: /Aigerim Akhmetova/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Change' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Add a person' })).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Events', exact: true })).toHaveCount(0);
  await page.context().clearCookies();
  await signIn(page, 'desk');
  await expect(page.getByRole('link', { name: 'Directory' })).toHaveCount(0);
  await page.goto('/console/directory');
  await expect(page.getByText('Your role does not include this page')).toBeVisible();
});

test('can be read on a telephone, in Russian, in the dark', async ({ page, convoke }) => {
  await signIn(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.context().addCookies([
    { name: 'lang', value: 'ru', url: convoke.url },
    { name: 'scheme', value: 'dark', url: convoke.url },
  ]);
  for (const [path, title] of [
    ['/console/directory', 'Люди'],
    ['/console/directory/institutions', 'Организации'],
    ['/console/directory/parties', 'Алматинский процесс'],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(title);
    await expect(rows(page).first()).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  }
  await page.goto('/console/directory?panel=new');
  await expect(page.getByRole('dialog').getByLabel('Фамилия', { exact: true })).toBeVisible();
  await expectAccessible(page);
});
