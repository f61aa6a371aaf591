import { api, ifMatch, unwrap } from '../../../index.js';
import { changeOf, completed, creationOf, draftOf, forumOf, meetingOf, same, trainingOf, type Addition, type Event, type EventDraft, type Read } from './draft.js';

/** Reads what the kind of an event adds to it. */
export async function readAddition({ id, kind }: Event): Promise<Addition | null> {
  const params = { path: { eventId: id } };
  if (kind === 'meeting') return { ...(await unwrap(api.GET('/api/v1/events/{eventId}/meeting', { params }))), kind };
  if (kind === 'training') return { ...(await unwrap(api.GET('/api/v1/events/{eventId}/training', { params }))), kind };
  if (kind === 'forum') return { ...(await unwrap(api.GET('/api/v1/events/{eventId}/forum', { params }))), kind };
  return null;
}

/** Reads an event with what its kind adds. */
export async function readEvent(eventId: string): Promise<Read> {
  const event = await unwrap(api.GET('/api/v1/events/{eventId}', { params: { path: { eventId } } }));
  return { event, addition: await readAddition(event) };
}

/**
 * Saves a draft on top of what was read; of null, a new event is made. What an event has of itself and what its kind adds are two requests: after the first one
 * `keep` is given what is there now and the draft on top of it, so that a second try goes on from there and makes no second event.
 * `once` is the key under which this draft makes one event, however often it is sent.
 */
export async function saveEvent(draft: EventDraft, read: Read | null, once: string, keep: (read: Read, draft: EventDraft) => void): Promise<Read> {
  const event = await saveFacts(draft, read, once);
  keep({ event, addition: read?.addition ?? null }, draft);
  const before = { event, addition: read?.addition ?? (await readAddition(event)) };
  const whole = read === null ? completed(draft, before) : draft;
  keep(before, whole);
  return { event, addition: await saveAddition(whole, before) };
}

function saveFacts(draft: EventDraft, read: Read | null, once: string): Promise<Event> {
  if (read === null) return unwrap(api.POST('/api/v1/events', { body: creationOf(draft), headers: { 'Idempotency-Key': once } }));
  const change = changeOf(draftOf(read), draft);
  if (change === null) return Promise.resolve(read.event);
  return unwrap(api.PATCH('/api/v1/events/{eventId}', { params: { path: { eventId: read.event.id }, header: ifMatch(read.event.version) }, body: change }));
}

async function saveAddition(draft: EventDraft, read: Read): Promise<Addition | null> {
  const { event, addition } = read;
  if (addition === null) return null;
  const before = draftOf(read);
  const params = { path: { eventId: event.id }, header: ifMatch(addition.version) };
  switch (addition.kind) {
    case 'meeting': {
      const body = meetingOf(draft);
      return same(body, meetingOf(before)) ? addition : { ...(await unwrap(api.PUT('/api/v1/events/{eventId}/meeting', { params, body }))), kind: 'meeting' };
    }
    case 'training': {
      const body = trainingOf(draft);
      return same(body, trainingOf(before)) ? addition : { ...(await unwrap(api.PUT('/api/v1/events/{eventId}/training', { params, body }))), kind: 'training' };
    }
    case 'forum': {
      const body = forumOf(draft);
      return same(body, forumOf(before)) ? addition : { ...(await unwrap(api.PUT('/api/v1/events/{eventId}/forum', { params, body }))), kind: 'forum' };
    }
  }
}
