import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { request, type Page } from '@playwright/test';
import QRCode from 'qrcode';
import type { Convoke } from './convoke.js';
import { expect } from './test.js';

/** An event of the demonstration with confirmed people, as the door meets it. */
export interface DoorEvent {
  id: string;
  people: { registrationId: string; name: string; code: string }[];
}

/** The forum of the demonstration. `codes` are given to tickets when a desk first takes the roster, so pair one before asking. */
export async function forumAtTheDoor({ rows }: Convoke): Promise<DoorEvent> {
  const [event] = await rows<{ id: string }>(`SELECT id FROM event WHERE slug = 'regional-forum-safe-pathways'`);
  if (!event) throw new Error('The demonstration has no forum');
  const people = await rows<DoorEvent['people'][number]>(
    `SELECT r.id AS "registrationId", p.given_name || ' ' || p.family_name AS name, c.code
       FROM registration r JOIN person p ON p.id = r.person_id JOIN ticket_code c ON c.registration_id = r.id
      WHERE r.event_id = $1 AND r.status = 'confirmed' ORDER BY c.code`,
    [event.id],
  );
  return { id: event.id, people };
}

/** Has the organiser announce a desk, and answers the code that is typed on it, and how to end it. */
async function announceDesk(convoke: Convoke, eventId: string, name: string): Promise<{ code: string; revoke: () => Promise<void> }> {
  const staff = await request.newContext({ baseURL: convoke.url, extraHTTPHeaders: { origin: convoke.url } });
  const signedIn = await staff.post('/api/v1/auth/sign-in', { data: { email: 'secretariat@convoke.example', password: 'convoke-demo' } });
  expect(signedIn.status()).toBe(200);
  const made = (await (await staff.post(`/api/v1/events/${eventId}/desks`, { data: { name } })).json()) as { pairingCode: string; desk: { id: string } };
  return {
    code: made.pairingCode,
    revoke: async () => {
      expect((await staff.post(`/api/v1/events/${eventId}/desks/${made.desk.id}/revoke`)).status()).toBe(200);
    },
  };
}

/** Pairs the desk in a page. */
export async function pairDesk(page: Page, convoke: Convoke, eventId: string, name: string): Promise<{ revoke: () => Promise<void> }> {
  const { code, revoke } = await announceDesk(convoke, eventId, name);
  await page.goto(`${convoke.url}/desk`);
  await page.getByLabel('Pairing code').fill(code.toLowerCase());
  await page.getByRole('button', { name: 'Pair', exact: true }).click();
  await expect(page.getByText('Ready', { exact: true })).toBeVisible();
  return { revoke };
}

/** What the QR of a person's ticket says, as the person is shown it. */
export async function ticketOf(convoke: Convoke, eventId: string, registrationId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const values = [randomUUID(), createHash('sha256').update(token).digest(), registrationId, eventId];
  await convoke.rows(`INSERT INTO link (id, token_hash, purpose, subject_id, event_id, expires_at, created_at) VALUES ($1, $2, 'registration', $3, $4, now() + interval '1 day', now())`, values);
  const answer = await fetch(`${convoke.url}/api/v1/my/ticket`, { headers: { authorization: `Link ${token}` } });
  return ((await answer.json()) as { text: string }).text;
}

/** A film in which a camera sees a QR: what a browser takes as its camera (`--use-file-for-fake-video-capture`). */
export async function filmOf(text: string, file: string): Promise<void> {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const [width, height, scale] = [640, 480, Math.floor(400 / modules.size)];
  const [left, top] = [Math.floor((width - modules.size * scale) / 2), Math.floor((height - modules.size * scale) / 2)];
  const luma = Buffer.alloc(width * height, 235);
  for (let row = 0; row < modules.size * scale; row += 1) {
    for (let column = 0; column < modules.size * scale; column += 1) {
      if (modules.get(Math.floor(row / scale), Math.floor(column / scale))) luma[(top + row) * width + left + column] = 16;
    }
  }
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((width * height) / 2, 128)]);
  await writeFile(file, Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420\n`), frame, frame, frame]));
}
