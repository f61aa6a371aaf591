import { Composer, Composes, defineMessageKind, type Composition, type MessageRef } from '../../src/messages/index.js';
import type { Tx } from '../../src/platform/database/index.js';

const letters = new URL('./letters/', import.meta.url);
const sample = { event: 'Forum', name: 'Aigerim', link: 'https://example.org/x' };

/** Two kinds for tests of delivery: one that is sent once more when its fate is unknown, one that is not and may be refused by its reader. */
export const testNews = defineMessageKind({ name: 'test-news', purpose: 'event', required: true, whenUnknown: 'resend', letters, sample });
export const testLeave = defineMessageKind({ name: 'test-leave', purpose: 'reminder', required: false, whenUnknown: 'leave', letters, sample });

/** Writes to `params.to`; `params.stale` says that the reason is gone, `params.poisoned` fails, `params.holed` leaves out a field of the letter, `params.sql` breaks the transaction. */
@Composes()
export class TestComposer extends Composer {
  readonly messages = [testNews, testLeave];

  async compose(tx: Tx, { params }: MessageRef): Promise<Composition> {
    if (params['stale'] === true) return { kind: 'stale', reason: 'The person withdrew.' };
    if (params['poisoned'] === true) throw new Error('This letter cannot be written');
    if (params['sql'] === true) await tx.query('SELECT 1 / 0');
    const { to } = params;
    const address = typeof to === 'string' ? to : '';
    const zone = 'Asia/Almaty';
    return {
      kind: 'compose',
      to: { name: 'Айгерим "A"\r\nBcc: x@example.org <b>', address },
      locale: params['locale'] === 'ru' ? 'ru' : 'en',
      data: {
        event: 'Forum\r\nBcc: someone@example.org',
        ...(params['holed'] !== true && { name: '*Айгерим* <script>' }),
        link: 'https://example.org/registration/s3cret_token-1',
      },
      calendar: {
        method: 'REQUEST',
        uid: `event-1.${address}`,
        sequence: 2,
        start: { local: '2026-09-22T09:00', zone },
        end: { local: '2026-09-24T17:00', zone },
        summary: 'Regional forum',
        organiser: { name: 'Secretariat', address: 'no-reply@convoke.example' },
        attendee: { name: 'Aigerim', address },
      },
      secrets: ['s3cret_token-1'],
    };
  }
}
