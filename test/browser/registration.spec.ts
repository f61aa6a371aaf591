import type { Page } from '@playwright/test';
import { linkIn } from './support/mailbox.js';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './support/test.js';

/** The forum of the demonstration that is open for registration. */
const REGISTER = '/events/regional-forum-safe-pathways/register';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const step = (page: Page) => page.getByRole('heading', { level: 2 }).last();
const on = (page: Page) => page.getByRole('button', { name: 'Continue' }).click();

async function aboutYou(page: Page, email: string): Promise<void> {
  await page.getByLabel('Given name').fill('Aigerim');
  await page.getByLabel('Family name').fill('Testova');
  await page.getByLabel('Email address').fill(email);
  await on(page);
}

async function yourPart(page: Page): Promise<void> {
  await page.getByLabel('You take part as').selectOption('ngo');
  await page.getByLabel('State (optional)').selectOption('KZ');
  await page.getByLabel('Institution').fill('Civic Initiative');
  await on(page);
}

async function throughToReview(page: Page, email: string): Promise<void> {
  await aboutYou(page, email);
  await yourPart(page);
  await on(page);
  await page.getByLabel(/I agree that my data/).check();
  await on(page);
}

test.describe('registering', () => {
  test('goes step by step, finds what is wrong, keeps what was typed, and ends on one’s own page', async ({ page }) => {
    await page.goto(REGISTER);
    await expect(page.locator('.schemes')).toBeVisible();
    await on(page);
    await expect(page.getByRole('alert')).toBeFocused();
    await expect(page.getByRole('alert')).toContainText('There are 3 things to mend');
    await expectAccessible(page);
    await page.getByRole('link', { name: '“Email address” is needed' }).click();
    await expect(page.getByLabel('Email address')).toBeFocused();

    await page.getByLabel('Given name').fill('Aigerim');
    await page.reload();
    await expect(page.getByLabel('Given name')).toHaveValue('Aigerim');

    await aboutYou(page, 'steps@example.org');
    await yourPart(page);
    await expect(step(page)).toBeFocused();
    await page.getByLabel('Yes').check();
    await page.getByLabel('Passport number').fill('N1234567');
    expect(await page.evaluate(() => Object.values(sessionStorage).join())).not.toContain('N1234567');
    await page.goBack();
    await expect(page.getByLabel('Institution')).toHaveValue('Civic Initiative');
    await page.goForward();
    await page.getByLabel('No').check();
    await expect(page.getByLabel('Passport number')).toBeHidden();
    await on(page);
    await on(page);
    await expect(page.getByRole('alert')).toContainText('We cannot register you without this consent');
    await page.getByLabel(/I agree that my data/).check();
    await on(page);
    await expect(page.getByText('Civic Initiative')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Send registration' }).click();
    await expect(heading(page)).toHaveText('Your registration');
    await expect(page.getByText('Your registration has been sent')).toBeVisible();
    await expect(page.locator('.own__status')).toHaveText('Waiting for approval');
    await expectAccessible(page);
  });

  test('loses nothing when the line is dead, and counts once when it is sent again', async ({ page, context, convoke }) => {
    await page.goto(REGISTER);
    await expect(page.locator('.schemes')).toBeVisible();
    await throughToReview(page, 'deadline@example.org');
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Send registration' }).click();
    await expect(page.getByText('It could not be sent')).toBeVisible();
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Send registration' }).click();
    await expect(heading(page)).toHaveText('Your registration');
    const [found] = await convoke.rows<{ n: number }>(`SELECT count(*)::integer AS n FROM registration r JOIN person p ON p.id = r.person_id WHERE p.email = 'deadline@example.org'`);
    expect(found?.n).toBe(1);
  });

  test('goes on later, by a link that comes by mail', async ({ page, convoke, browser }) => {
    await page.goto(REGISTER);
    await expect(page.locator('.schemes')).toBeVisible();
    await page.getByRole('button', { name: 'Save and finish later' }).click();
    await expect(page.getByRole('alert')).toContainText('Give your email address first');
    await aboutYou(page, 'later@example.org');
    await page.getByLabel('Institution').fill('Civic Initiative');
    await page.getByRole('button', { name: 'Save and finish later' }).click();
    await expect(page.getByText('A link is on its way to you')).toBeVisible();
    await expectAccessible(page);
    const link = linkIn(await convoke.mailbox.letterTo('later@example.org', /Go on/), '/resume/');
    const elsewhere = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await elsewhere.goto(link);
    await expect(elsewhere.getByLabel('Institution')).toHaveValue('Civic Initiative');
    await yourPart(elsewhere);
    await on(elsewhere);
    await page.goto(link);
    await page.getByLabel(/I agree that my data/).check();
    await on(page);
    await page.getByRole('button', { name: 'Send registration' }).click();
    await expect(heading(page)).toHaveText('Your registration');
    await page.goto(link);
    await expect(page.getByText('no longer kept')).toBeVisible();
  });

  test('says at the right step what the server refuses', async ({ page }) => {
    await page.goto(REGISTER);
    await expect(page.locator('.schemes')).toBeVisible();
    await throughToReview(page, 'steps@example.org');
    await page.getByRole('button', { name: 'Send registration' }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await expect(page.getByRole('alert')).toContainText(/already|registered/i);
  });

  test('keeps what was typed before the scripts came', async ({ page }) => {
    let arrive = (): void => undefined;
    const late = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await page.route('**/static/client*.js', async (route) => {
      await late;
      await route.continue();
    });
    await page.goto(REGISTER, { waitUntil: 'commit' });
    await page.getByLabel('Given name').fill('Early');
    await page.getByLabel('Female').check();
    arrive();
    await expect(page.locator('.schemes')).toBeVisible();
    await expect(page.getByLabel('Given name')).toHaveValue('Early');
    await page.getByLabel('Family name').fill('Bird');
    await expect(page.getByLabel('Given name')).toHaveValue('Early');
    await expect(page.getByLabel('Female')).toBeChecked();
  });

  test('is looked after on one’s own page: answers changed, letters read again, data taken away, a correction asked for', async ({ page, convoke }) => {
    await page.goto(REGISTER);
    await expect(page.locator('.schemes')).toBeVisible();
    await throughToReview(page, 'own@example.org');
    await page.getByRole('button', { name: 'Send registration' }).click();
    await expect(heading(page)).toHaveText('Your registration');
    await convoke.mailbox.letterTo('own@example.org', /./);
    const here = page.url().replace(/\?.*/, '');
    await page.goto(`${here}/change`);
    await expect(page.locator('.schemes')).toBeVisible();
    await page.getByLabel(/Telephone/).fill('+7 727 250 0001');
    await on(page);
    await page.getByLabel(/Photos that show me/).check();
    await on(page);
    await page.getByRole('button', { name: 'Save changes' }).click();
    await expect(page.getByText('Your changes have been saved')).toBeVisible();
    await expect(page.getByText('+7 727 250 0001')).toBeVisible();
    await expect(page.getByText('You changed your answers')).toBeVisible();
    await expectAccessible(page);
    await page.locator('.own__story a').first().click();
    await expect(page.locator('.own__letter')).toContainText('Regional Forum');
    await expectAccessible(page);
    await page.goto(`${here}/data`);
    await page.getByRole('button', { name: 'Send request' }).click();
    await expect(page.getByRole('alert')).toBeFocused();
    await page.getByLabel('In your words').fill('My family name is spelt Testowa');
    await page.getByRole('button', { name: 'Send request' }).click();
    await expect(page.getByText('Your request is with the secretariat')).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });

  test('can be taken back, with a reason, on one’s own page', async ({ page }) => {
    await page.goto(REGISTER);
    await expect(page.locator('.schemes')).toBeVisible();
    await throughToReview(page, 'leaves@example.org');
    await page.getByRole('button', { name: 'Send registration' }).click();
    await page.getByRole('link', { name: 'I cannot come' }).click();
    await expect(page.getByText(/Your seat is released at once/)).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel(/Why can you not come/).fill('Another duty');
    await page.getByRole('button', { name: 'Withdraw' }).click();
    await expect(page.getByText('You have withdrawn; the organisers have been told')).toBeVisible();
    await expect(page.getByRole('link', { name: 'I cannot come' })).toBeHidden();
  });
});

test.describe('by keyboard alone', () => {
  test('one registers', async ({ page }) => {
    await page.goto(REGISTER);
    await expect(page.locator('.schemes')).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
    await page.keyboard.press('Enter');
    for (const text of ['Keyboard', 'Only', 'keyboard@example.org']) {
      await page.keyboard.press('Tab');
      await page.keyboard.type(text);
    }
    await page.keyboard.press('Enter');
    await expect(step(page)).toHaveText('Your part');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Exp');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Academy');
    await page.keyboard.press('Enter');
    await expect(step(page)).toBeFocused();
    await page.getByRole('button', { name: 'Continue' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Send registration' }).focus();
    await page.keyboard.press('Enter');
    await expect(heading(page)).toHaveText('Your registration');
  });
});

test.describe('with scripts off', () => {
  test.use({ javaScriptEnabled: false });

  test('one registers all the same, and changes an answer before sending', async ({ page }) => {
    await page.goto(REGISTER);
    await on(page);
    await expect(page.getByRole('alert')).toContainText('There are 3 things to mend');
    await aboutYou(page, 'noscript@example.org');
    await yourPart(page);
    await page.getByLabel('Yes').check();
    await on(page);
    await expect(page.getByRole('alert')).toContainText('“Passport number” is needed');
    await page.getByLabel('Passport number').fill('N1');
    await on(page);
    await page.getByLabel(/I agree that my data/).check();
    await on(page);
    await page.getByRole('button', { name: 'Change: Your part' }).click();
    await page.getByLabel('Institution').fill('Another Initiative');
    for (let turn = 0; turn < 3; turn += 1) await on(page);
    await expect(page.getByText('Another Initiative')).toBeVisible();
    await page.getByRole('button', { name: 'Send registration' }).click();
    await expect(heading(page)).toHaveText('Your registration');
  });
});

test.describe('on a phone, from right to left', () => {
  test.use({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' });

  test('the form fits and is accessible', async ({ page }) => {
    await page.goto(`${REGISTER}?lang=fa`);
    await expect(page.locator('.schemes')).toBeVisible();
    await page.getByRole('button', { name: 'ادامه', exact: true }).click();
    await expect(page.getByRole('alert')).toBeFocused();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });
});
