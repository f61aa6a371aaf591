import { Composer, Composes, defineMessageKind, type Composition, type MessageRef } from '../../src/messages/index.js';
import type { Tx } from '../../src/platform/database/index.js';

const letters = new URL('./letters/', import.meta.url);
const sample = { event: 'Forum', name: 'Aigerim', link: 'https://example.org/x' };

/** Two kinds for tests of delivery: one that is sent once more when its fate is unknown, one that is not. */
export const testNews = defineMessageKind({ name: 'test-news', purpose: 'event', required: true, whenUnknown: 'resend', letters, sample });
export const testLeave = defineMessageKind({ name: 'test-leave', purpose: 'reminder', required: false, whenUnknown: 'leave', letters, sample });

/** Writes to `params.to`; says that the reason is gone when `params.stale` is set. */
@Composes()
export class TestComposer extends Composer {
  readonly messages = [testNews, testLeave];

  async compose(_tx: Tx, ref: MessageRef): Promise<Composition> {
    if (ref.params['stale'] === true) return { kind: 'stale', reason: 'The person withdrew.' };
    if (ref.params['poisoned'] === true) throw new Error('This letter cannot be written');
    const { to } = ref.params;
    const address = typeof to === 'string' ? to : '';
    const zone = 'Asia/Almaty';
    return {
      kind: 'compose',
      to: { name: 'Айгерим "A" <b>', address },
      locale: ref.params['locale'] === 'ru' ? 'ru' : 'en',
      data: { event: 'Forum\r\nBcc: someone@example.org', name: '*Айгерим* <script>', link: 'https://example.org/registration/s3cret_token-1' },
      calendar: {
        method: 'REQUEST',
        uid: 'event-1-person-1@localhost',
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
