import { defineMessageKind, type MessageKind } from '../../messages/index.js';
import { SAMPLE_WORDS } from './letter-words.js';

const letters = new URL('../letters/', import.meta.url);

const about = { ...SAMPLE_WORDS, deadline: '8 September 2026, 18:00 (Almaty time)' };
const asking = { ...about, kind: 'Regional forum', theme: 'From data to protection', party: 'Kazakhstan', named: 'Timur Bekov', languages: 'English and Russian' };

/** A letter that asks somebody to come. Its fate unknown, it is sent once more under the same Message-ID: an invitation that is missing is worse than one that comes twice. */
const invitation = (name: string): MessageKind => defineMessageKind({ name, purpose: 'invitation', required: false, whenUnknown: 'resend', letters, sample: asking });

const general = invitation('invitation');
/** Letters in the manner of each kind of event, by the name of the kind. A kind without one gets the general letter. */
const byKind: Readonly<Record<string, MessageKind>> = { meeting: invitation('invitation-meeting'), training: invitation('invitation-training'), forum: invitation('invitation-forum') };

/** Every letter that asks somebody to come. */
export const invitationLetters: readonly MessageKind[] = [general, ...Object.values(byKind)];
/** Their names: which messages are about an invitation's first letter. */
export const INVITATION_LETTERS: readonly string[] = invitationLetters.map(({ name }) => name);

/** Once more, by the hand of staff, to somebody who has not answered yet. Sent by rule, reminders are a room of their own. */
export const invitationReminder = defineMessageKind({ name: 'invitation-still-open', purpose: 'invitation', required: false, whenUnknown: 'leave', letters, sample: asking });

/** The invitation stands no more, to somebody who had its letter and could still answer. */
export const invitationWithdrawn = defineMessageKind({ name: 'invitation-withdrawn', purpose: 'invitation', required: true, whenUnknown: 'leave', letters, sample: about });

/** New dates or a new place, to those who have not answered. */
export const eventMoved = defineMessageKind({ name: 'invitation-event-moved', purpose: 'invitation', required: true, whenUnknown: 'resend', letters, sample: about });
/** Names of all that is said to somebody who can still answer: it has no reason any more when they cannot. */
export const WHILE_OPEN: readonly string[] = [...INVITATION_LETTERS, invitationReminder.name, eventMoved.name];

/** It will not be held, to those who were asked and did not decline. Nobody may miss it, so that it cannot be unsubscribed from. */
export const eventCancelled = defineMessageKind({ name: 'invitation-event-cancelled', purpose: 'invitation', required: true, whenUnknown: 'resend', letters, sample: { ...about, reason: 'The host has changed its plans.' } });

/** The letter that invites to an event of this kind. */
export function letterOf(eventKind: string): MessageKind {
  return byKind[eventKind] ?? general;
}
