import { SAMPLE_WORDS } from '../../invitations/index.js';
import { defineMessageKind } from '../../messages/index.js';

const letters = new URL('../letters/', import.meta.url);
const base = { ...SAMPLE_WORDS, party: 'Kazakhstan', deadline: '8 September 2026, 18:00 (Almaty time)' };
const nominee = { ...base, function: 'head of delegation' };

/** Asks a party to name its people, by a letter to whoever speaks for it. A request that is missing is worse than one that comes twice. */
export const nominationInvited = defineMessageKind({
  name: 'nomination-invited',
  purpose: 'invitation',
  required: true,
  whenUnknown: 'resend',
  letters,
  sample: { ...base, theme: 'From data to protection', seats: 4, completion: '15 September 2026, 18:00 (Almaty time)', languages: 'English and Russian', again: false },
});

/** New dates or a new place, to whoever speaks for a party. */
export const nominationEventMoved = defineMessageKind({ name: 'nomination-event-moved', purpose: 'invitation', required: true, whenUnknown: 'resend', letters, sample: base });

/** It will not be held, to whoever speaks for a party. */
export const nominationEventCancelled = defineMessageKind({
  name: 'nomination-event-cancelled',
  purpose: 'invitation',
  required: true,
  whenUnknown: 'resend',
  letters,
  sample: { ...base, reason: 'The host has changed its plans.' },
});

/** To somebody who was named and has a seat: their own link to the registration. */
export const nominationComplete = defineMessageKind({ name: 'nomination-complete', purpose: 'event', required: true, whenUnknown: 'resend', letters, sample: nominee });

/** To somebody who was named and waits for a seat. */
export const nominationWaiting = defineMessageKind({ name: 'nomination-waiting', purpose: 'event', required: true, whenUnknown: 'resend', letters, sample: nominee });

/** Once more, by the hand of the focal point or of staff, to somebody who has not completed the registration. */
export const nominationNudge = defineMessageKind({ name: 'nomination-nudge', purpose: 'reminder', required: false, whenUnknown: 'leave', letters, sample: nominee });
