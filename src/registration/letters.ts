import { defineMessageKind, type Letter, type MessageKind } from '../messages/index.js';

const letters = new URL('./letters/', import.meta.url);
const base = {
  dear: 'Dear Ms Akhmetova,',
  event: 'Regional Forum on Migration Data',
  when: '22–24 September 2026, from 09:00 (Almaty time)',
  where: 'Almaty, Kazakhstan',
  link: 'https://events.example.org/registration/secret',
  calendar: true,
  sender: 'Secretariat of the Almaty Process',
};

const kind = (name: string, sample: Record<string, string | number | boolean> = {}): MessageKind =>
  defineMessageKind({ name, purpose: 'event', required: true, whenUnknown: 'resend', letters, sample: { ...base, ...sample } });

/** The letters of a registration's life. */
export const registrationReceived = kind('registration-received');
export const registrationConfirmed = kind('registration-confirmed', { ticket: 'cid:ticket', code: '7K3M-9QXT', practical: '' });
export const registrationWaitlisted = kind('registration-waitlisted', { place: 3 });
export const seatOffered = kind('seat-offered', { until: '12 May 2026, 18:00 (Almaty time)' });
export const seatLapsed = kind('seat-lapsed');
export const registrationRejected = kind('registration-rejected', { reason: 'The training is for border officials.' });
export const registrationMoreAsked = kind('registration-more-asked', { question: 'Which ministry do you represent?' });
export const registrationWithdrawn = kind('registration-withdrawn', { reason: '' });
export const eventMoved = kind('event-moved', { waiting: false });
export const eventPostponed = kind('event-postponed', { reason: 'The host has changed its plans.' });
export const eventCancelled = kind('event-cancelled', { reason: 'The host has changed its plans.' });

/** A letter about one registration. `version` tells apart letters of one kind that are each meant: a second move, a second offer. */
export function letterTo(registration: { id: string; eventId: string; personId: string }, of: MessageKind, cause: string, dueAt: Date, version: string | number = ''): Letter {
  return {
    kind: of,
    dedupeKey: version === '' ? `${of.name}:${registration.id}` : `${of.name}:${registration.id}:${version}`,
    eventId: registration.eventId,
    personId: registration.personId,
    params: { registrationId: registration.id },
    cause,
    dueAt,
  };
}
