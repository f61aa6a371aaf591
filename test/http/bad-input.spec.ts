import ExcelJS from 'exceljs';
import type { InjectOptions } from 'fastify';
import { newId, Sql } from '../../src/platform/database/index.js';
import { deviceHeader, linkHeader, signIn, tokenHeader, anAccount, type ActorHeaders } from '../support/actors.js';
import { startApplication, TEST_NOW, type TestApplication } from '../support/application.js';
import { digestOfTables } from '../support/digest.js';
import { anEvent, aPerson, aRegistration, insert, registrationOpen } from '../support/factories.js';

/** What the bad requests meet: events in several states, people with links and tickets, a paired desk. */
interface World {
  secretariat: ActorHeaders;
  /** A forum on 22–24 September 2026 in Almaty, open for registration: 3 seats, 2 of them taken. */
  eventId: string;
  slug: string;
  /** A room, a session, a confirmed registration, one that waits, an invitation, all of that forum. */
  roomId: string;
  sessionId: string;
  confirmedId: string;
  rejectedId: string;
  invitationId: string;
  /** Events of which the name says what is the matter with them. */
  fullSlug: string;
  closedSlug: string;
  notYetSlug: string;
  invitedSlug: string;
  draftId: string;
  draftSlug: string;
  cancelledId: string;
  elsewhereId: string;
  elsewhereRegistrationId: string;
  /** Links that work, and one that ended yesterday. */
  own: ActorHeaders;
  waiting: ActorHeaders;
  invited: ActorHeaders;
  expired: ActorHeaders;
  device: ActorHeaders;
  revokedDevice: ActorHeaders;
  narrowToken: ActorHeaders;
  expiredToken: ActorHeaders;
}

type Ask = (world: World) => InjectOptions;

/** What is asked, what must be answered, and which tables may be written all the same: a try is counted, whatever becomes of it. */
type Case = readonly [what: string, status: number, code: string, field: string | null, ask: Ask, writes?: readonly string[]];

const URL_ = '/api/v1';
const NOBODY = '01977a3e-0000-7000-8000-0123456789ab';
const post = (path: string, payload: unknown, headers: ActorHeaders = {}): InjectOptions => ({ method: 'POST', url: `${URL_}/${path}`, payload: payload as object, headers });
const put = (path: string, payload: unknown, headers: ActorHeaders): InjectOptions => ({ method: 'PUT', url: `${URL_}/${path}`, payload: payload as object, headers });
const patch = (path: string, payload: unknown, headers: ActorHeaders): InjectOptions => ({ method: 'PATCH', url: `${URL_}/${path}`, payload: payload as object, headers });
const get = (path: string, headers: ActorHeaders = {}): InjectOptions => ({ method: 'GET', url: `${URL_}/${path}`, headers });
const json = (path: string, body: string, headers: ActorHeaders = {}): InjectOptions => ({ method: 'POST', url: `${URL_}/${path}`, payload: body, headers: { 'content-type': 'application/json', ...headers } });

const event = (more: object = {}): object => ({
  kind: 'forum',
  subKind: 'regional-forum',
  title: { en: 'Forum', ru: 'Форум' },
  startsLocal: '2026-10-06T09:00',
  endsLocal: '2026-10-07T17:00',
  zone: 'Asia/Almaty',
  mode: 'in-person',
  city: { en: 'Almaty', ru: 'Алматы' },
  ...more,
});
const newEvent = (more: object): Ask => ({ secretariat }) => post('events', event(more), secretariat);
const changed = (change: object, version = '"1"'): Ask => ({ eventId, secretariat }) => patch(`events/${eventId}`, change, { ...secretariat, 'if-match': version });
const session = (more: object): Ask => ({ eventId, secretariat }) =>
  post(`events/${eventId}/sessions`, { kind: 'panel', title: { en: 'Panel', ru: 'Дискуссия' }, startsLocal: '2026-09-22T11:00', endsLocal: '2026-09-22T12:00', ...more }, secretariat);
const guest = (more: object = {}): object => ({ familyName: 'Newcomer', givenName: 'Dina', email: 'dina@example.org', ...more });
const form = (more: object = {}): object => ({ person: guest(), category: 'ngo', answers: {}, consents: { 'event-management': true }, locale: 'en', ...more });
const registering = (more: object): Ask => ({ slug }) => post(`public/events/${slug}/registrations`, form(more));
const registeringAt = (slug: (world: World) => string): Ask => (world) => post(`public/events/${slug(world)}/registrations`, form());
const settings = (more: object, version = '"1"'): Ask => ({ eventId, secretariat }) =>
  put(`events/${eventId}/registration-settings`, { byInvitation: false, needsApproval: true, categories: ['ngo'], waitingList: true, offerHours: 48, ...more }, { ...secretariat, 'if-match': version });
const inviting = (more: object): Ask => ({ eventId, secretariat }) => post(`events/${eventId}/invitations`, { audience: 'people', personIds: [NOBODY], category: 'ngo', ...more }, secretariat);
const scanned = (device: (world: World) => ActorHeaders): Ask => (world) =>
  post('desk/scans', { scans: [{ sequence: 1, deviceTime: '2026-09-22T03:00:00Z', day: '2026-09-22', means: 'name', registrationId: world.confirmedId }] }, device(world));
const walkIn = (more: object): Ask => ({ device }) =>
  post('desk/walk-ins', { id: newId(), sequence: 9, deviceTime: '2026-09-22T03:30:00Z', day: '2026-09-22', person: guest(), category: 'ngo', consents: { 'event-management': true }, locale: 'en', ...more }, device);
const person = (more: object): Ask => ({ secretariat }) => post('people', { familyName: 'Newcomer', givenName: 'Dina', ...more }, secretariat);

const cases: readonly Case[] = [
  // Requests that are no requests.
  ['a body that is no JSON', 400, 'MALFORMED_REQUEST', null, ({ secretariat }) => json('events', '{"kind": "forum",', secretariat)],
  ['a body of another kind', 415, 'MEDIA_TYPE_NOT_SUPPORTED', null, ({ slug }) => ({ ...json(`public/events/${slug}/registrations`, '<person/>'), headers: { 'content-type': 'text/xml' } })],
  ['a body that is too large', 413, 'BODY_TOO_LARGE', null, ({ slug }) => json(`public/events/${slug}/registrations`, JSON.stringify(form({ answers: { dietary: 'x'.repeat(1_100_000) } })))],
  ['no body', 422, 'INVALID_INPUT', 'kind', ({ secretariat }) => ({ method: 'POST', url: `${URL_}/events`, headers: secretariat })],
  ['a body that is null', 422, 'INVALID_INPUT', 'kind', ({ secretariat }) => json('events', 'null', secretariat)],
  ['a list in place of an object', 422, 'INVALID_INPUT', 'kind', ({ secretariat }) => json('events', '[]', secretariat)],
  ['a body that would change what all objects are', 400, 'MALFORMED_REQUEST', null, ({ slug }) => json(`public/events/${slug}/registrations`, '{"__proto__": {"admin": true}}')],
  ['a body that is a hundred thousand lists deep', 400, 'BODY_TOO_DEEP', null, ({ slug }) => json(`public/events/${slug}/registrations`, JSON.stringify(form({ answers: { dietary: '@' } })).replace('"@"', '['.repeat(100_000) + ']'.repeat(100_000)))],
  ['an address that there is not', 404, 'NOT_FOUND', null, () => post('nothing-here', {})],

  // Events.
  ['an event that ends before it begins', 422, 'DATES_REVERSED', 'endsLocal', newEvent({ endsLocal: '2026-10-05T17:00' })],
  ['an event that ends when it begins', 422, 'DATES_REVERSED', 'endsLocal', newEvent({ endsLocal: '2026-10-06T09:00' })],
  ['a zone that there is not', 422, 'INVALID_INPUT', 'zone', newEvent({ zone: 'Asia/Atlantis' })],
  ['an offset in place of a zone', 422, 'INVALID_INPUT', 'zone', newEvent({ zone: '+05:00' })],
  ['a day that there is not', 422, 'INVALID_INPUT', 'startsLocal', newEvent({ startsLocal: '2026-02-30T09:00' })],
  ['a time with an offset', 422, 'INVALID_INPUT', 'startsLocal', newEvent({ startsLocal: '2026-10-06T09:00+05:00' })],
  ['a time over which the clocks go forward', 422, 'TIME_SKIPPED', 'startsLocal', newEvent({ zone: 'Europe/Berlin', startsLocal: '2027-03-28T02:30', endsLocal: '2027-03-28T17:00' })],
  ['a year before there were such events', 422, 'YEAR_IMPLAUSIBLE', 'startsLocal', newEvent({ startsLocal: '0226-10-06T09:00' })],
  ['an event of two years', 422, 'EVENT_TOO_LONG', 'endsLocal', newEvent({ endsLocal: '2028-10-07T17:00' })],
  ['no seats', 422, 'INVALID_INPUT', 'capacity', newEvent({ capacity: 0 })],
  ['half a seat', 422, 'INVALID_INPUT', 'capacity', newEvent({ capacity: 1.5 })],
  ['a number that is a text', 422, 'INVALID_INPUT', 'capacity', newEvent({ capacity: 'many' })],
  ['a kind that there is not', 422, 'KIND_UNKNOWN', 'kind', newEvent({ kind: 'party' })],
  ['a sub-kind of another kind', 422, 'SUB_KIND_NOT_OF_KIND', 'subKind', newEvent({ subKind: 'training-of-trainers' })],
  ['a value that is none of those offered', 422, 'INVALID_INPUT', 'mode', newEvent({ mode: 'telepathy' })],
  ['a field that there is not', 422, 'INVALID_INPUT', 'status', newEvent({ status: 'published' })],
  ['a text where there are texts by language', 422, 'INVALID_INPUT', 'title', newEvent({ title: 'Forum' })],
  ['a language that is not spoken here', 422, 'INVALID_INPUT', 'title', newEvent({ title: { tlh: 'Forum' } })],
  ['an overlong title', 422, 'INVALID_INPUT', 'title', newEvent({ title: { en: 'x'.repeat(301) } })],
  ['a NUL in a title', 422, 'INVALID_INPUT', 'title', newEvent({ title: { en: 'For\u0000um' } })],
  ['half a character in a title', 422, 'INVALID_INPUT', 'title', newEvent({ title: { en: 'Forum \ud83d' } })],
  ['a script in place of an address', 422, 'INVALID_INPUT', 'joinUrl', newEvent({ mode: 'online', joinUrl: 'javascript:alert(1)' })],
  ['an address to join what is in person', 422, 'JOIN_ADDRESS_NOT_ONLINE', 'joinUrl', newEvent({ joinUrl: 'https://example.org/room' })],
  ['a State that there is not', 422, 'COUNTRY_UNKNOWN', 'countryIso2', newEvent({ countryIso2: 'QQ' })],
  ['a process that there is not', 422, 'PROCESS_UNKNOWN', 'processIds', newEvent({ processIds: [NOBODY] })],
  ['an id that is none', 422, 'INVALID_INPUT', 'eventId', ({ secretariat }) => get('events/42', secretariat)],
  ['an event that there is not', 404, 'EVENT_NOT_FOUND', null, ({ secretariat }) => get(`events/${NOBODY}`, secretariat)],
  ['a capacity below the seats taken', 409, 'CAPACITY_BELOW_TAKEN', 'capacity', changed({ capacity: 1 })],
  ['a change to a version that is past', 412, 'VERSION_CHANGED', null, changed({ capacity: 9 }, '"7"')],
  ['a change to no version', 428, 'VERSION_NEEDED', 'If-Match', ({ eventId, secretariat }) => patch(`events/${eventId}`, { capacity: 9 }, secretariat)],
  ['a version that is none', 400, 'VERSION_MALFORMED', 'If-Match', changed({ capacity: 9 }, 'latest')],
  ['a move into the past', 422, 'DATES_IN_PAST', 'startsLocal', changed({ startsLocal: '2026-02-01T09:00', endsLocal: '2026-02-03T17:00' })],
  ['null where there is nothing to clear', 422, 'INVALID_INPUT', 'startsLocal', changed({ startsLocal: null })],
  ['dates that leave a session outside', 409, 'SESSIONS_OUTSIDE', 'startsLocal', changed({ startsLocal: '2026-09-23T09:00' })],
  ['a step that is not in its life', 409, 'STEP_NOT_IN_LIFE', 'to', ({ eventId, secretariat }) => post(`events/${eventId}/status`, { to: 'archived' }, { ...secretariat, 'if-match': '"1"' })],
  ['cancelling without a reason', 422, 'REASON_NEEDED', 'reason', ({ eventId, secretariat }) => post(`events/${eventId}/status`, { to: 'cancelled', reason: '  ' }, { ...secretariat, 'if-match': '"1"' })],
  ['publishing without the title in a working language', 422, 'TITLE_LANGUAGE_MISSING', 'title.ru', ({ draftId, secretariat }) => post(`events/${draftId}/status`, { to: 'published' }, { ...secretariat, 'if-match': '"1"' })],
  ['a change to what was cancelled', 409, 'EVENT_IS_FINAL', null, ({ cancelledId, secretariat }) => patch(`events/${cancelledId}`, { capacity: 9 }, { ...secretariat, 'if-match': '"1"' })],
  ['deleting what was published', 409, 'ONLY_DRAFTS_ARE_DELETED', null, ({ eventId, secretariat }) => ({ method: 'DELETE', url: `${URL_}/events/${eventId}`, headers: { ...secretariat, 'if-match': '"1"' } })],
  ['a copy to a day that there is not', 422, 'INVALID_INPUT', 'startsLocal', ({ eventId, secretariat }) => post(`events/${eventId}/copy`, { startsLocal: '2027-13-01T09:00' }, secretariat)],

  // The programme.
  ['a session outside the event', 422, 'SESSION_OUTSIDE', 'startsLocal', session({ startsLocal: '2026-09-25T11:00', endsLocal: '2026-09-25T12:00' })],
  ['a session that ends before it begins', 422, 'DATES_REVERSED', 'endsLocal', session({ endsLocal: '2026-09-22T10:00' })],
  ['a room of another event', 422, 'ROOM_UNKNOWN', 'roomId', session({ roomId: NOBODY })],
  ['a speaker without a name', 422, 'SPEAKER_NAMELESS', 'speakers[0].name', session({ speakers: [{ role: 'speaker' }] })],
  ['a speaker who is in no directory', 422, 'SPEAKER_UNKNOWN', 'speakers[0].personId', session({ speakers: [{ personId: NOBODY }] })],
  ['a room that sessions are held in', 409, 'ROOM_IN_USE', null, ({ eventId, roomId, secretariat }) => ({ method: 'DELETE', url: `${URL_}/events/${eventId}/rooms/${roomId}`, headers: { ...secretariat, 'if-match': '"1"' } })],

  // Lists.
  ['a cursor that nobody wrote', 400, 'CURSOR_INVALID', 'cursor', ({ eventId, secretariat }) => get(`events/${eventId}/registrations?cursor=abc`, secretariat)],
  ['a cursor of another list', 400, 'CURSOR_INVALID', 'cursor', ({ secretariat }) => get(`people?cursor=${Buffer.from('["a"]').toString('base64url')}`, secretariat)],
  ['a page of a million', 422, 'INVALID_INPUT', 'limit', ({ secretariat }) => get('people?limit=1000000', secretariat)],
  ['a page of nothing', 422, 'INVALID_INPUT', 'limit', ({ secretariat }) => get('events?limit=0', secretariat)],
  ['a filter that there is not', 422, 'INVALID_INPUT', 'colour', ({ secretariat }) => get('events?colour=red', secretariat)],
  ['a NUL in a search', 400, 'TEXT_NOT_KEPT', 'search', ({ secretariat }) => get('events?search=a%00b', secretariat)],
  ['a NUL in an address', 400, 'TEXT_NOT_KEPT', 'slug', () => get('public/events/open%00forum')],
  ['a cursor with a day that there is not', 400, 'CURSOR_INVALID', 'cursor', ({ eventId, secretariat }) => get(`events/${eventId}/registrations?cursor=${Buffer.from('["2026-99-99","x"]').toString('base64url')}`, secretariat)],
  ['a filter that is told twice', 422, 'INVALID_INPUT', 'search', ({ secretariat }) => get('people?search=a&search=b', secretariat)],

  // Registering.
  ['a second registration', 409, 'ALREADY_REGISTERED', 'person.email', registering({ person: { familyName: 'Twice', givenName: 'Aliya', email: 'twice@example.org' } })],
  ['a registration after the window', 422, 'REGISTRATION_NOT_OPEN', null, registeringAt(({ closedSlug }) => closedSlug)],
  ['a registration before the window', 422, 'REGISTRATION_NOT_OPEN', null, registeringAt(({ notYetSlug }) => notYetSlug)],
  ['a registration where people are invited', 403, 'REGISTRATION_BY_INVITATION', null, registeringAt(({ invitedSlug }) => invitedSlug)],
  ['a registration for a full event without a waiting list', 409, 'EVENT_FULL', null, registeringAt(({ fullSlug }) => fullSlug)],
  ['a registration for a draft', 404, 'EVENT_NOT_FOUND', null, registeringAt(({ draftSlug }) => draftSlug)],
  ['nobody', 422, 'INVALID_INPUT', 'person', registering({ person: undefined })],
  ['a mail address that is none', 422, 'INVALID_INPUT', 'person.email', registering({ person: guest({ email: 'dina@' }) })],
  ['two mail addresses in one', 422, 'INVALID_INPUT', 'person.email', registering({ person: guest({ email: 'dina@example.org, all@example.org' }) })],
  ['a line in a mail address', 422, 'INVALID_INPUT', 'person.email', registering({ person: guest({ email: 'dina@example.org\r\nBcc: all@example.org' }) })],
  ['a formula in place of a name', 422, 'INVALID_INPUT', 'person.familyName', registering({ person: guest({ familyName: '=HYPERLINK("http://evil.example")' }) })],
  ['a name that turns the writing direction', 422, 'INVALID_INPUT', 'person.familyName', registering({ person: guest({ familyName: 'New\u202ecomer' }) })],
  ['half a character in a name', 422, 'INVALID_INPUT', 'person.givenName', registering({ person: guest({ givenName: 'Dina\udc00' }) })],
  ['an overlong name', 422, 'INVALID_INPUT', 'person.familyName', registering({ person: guest({ familyName: 'N'.repeat(1_000) }) })],
  ['a category that is not offered', 422, 'CATEGORY_NOT_OFFERED', 'category', registering({ category: 'donor' })],
  ['no language', 422, 'INVALID_INPUT', 'locale', registering({ locale: undefined })],
  ['no consent', 422, 'CONSENT_NEEDED', 'consents.event-management', registering({ consents: {} })],
  ['consent to something else', 422, 'INVALID_INPUT', 'consents', registering({ consents: { 'event-management': true, everything: true } })],
  ['answers that are a list', 422, 'INVALID_INPUT', 'answers', registering({ answers: ['yes'] })],
  ['an answer to no question', 422, 'ANSWER_UNKNOWN', 'answers.salary', registering({ answers: { salary: 1 } })],
  ['a NUL in an answer', 422, 'ANSWER_INVALID', 'answers.dietary', registering({ answers: { dietary: 'no\u0000nuts' } })],
  ['an overlong answer', 422, 'ANSWER_TOO_LONG', 'answers.dietary', registering({ answers: { dietary: 'x'.repeat(5_000) } })],
  ['an idempotency key that was used for something else', 422, 'IDEMPOTENCY_KEY_REUSED', 'Idempotency-Key', ({ slug }) => post(`public/events/${slug}/registrations`, form(), { 'idempotency-key': 'used-for-another' })],
  ['an idempotency key that is none', 400, 'IDEMPOTENCY_KEY_MALFORMED', 'Idempotency-Key', ({ slug }) => post(`public/events/${slug}/registrations`, form(), { 'idempotency-key': 'no' })],

  // How people come in, and what becomes of them.
  ['a window that closes before it opens', 422, 'WINDOW_REVERSED', 'closesLocal', settings({ opensLocal: '2026-09-01T09:00', closesLocal: '2026-08-01T09:00' })],
  ['categories named twice', 422, 'INVALID_INPUT', 'categories', settings({ categories: ['ngo', 'ngo'] })],
  ['an offer of no time', 422, 'INVALID_INPUT', 'offerHours', settings({ offerHours: 0 })],
  ['settings of another version', 412, 'VERSION_CHANGED', null, settings({}, '"9"')],
  ['a rejection without a reason', 422, 'INVALID_INPUT', 'reason', ({ eventId, confirmedId, secretariat }) => post(`events/${eventId}/registrations/${confirmedId}/reject`, {}, secretariat)],
  ['the approval of whom was rejected', 409, 'TRANSITION_NOT_ALLOWED', null, ({ eventId, rejectedId, secretariat }) => post(`events/${eventId}/registrations/${rejectedId}/approve`, {}, secretariat)],
  ['the approval of a registration of another event', 404, 'REGISTRATION_UNKNOWN', null, ({ eventId, elsewhereRegistrationId, secretariat }) => post(`events/${eventId}/registrations/${elsewhereRegistrationId}/approve`, {}, secretariat)],
  ['an offer that was not made', 409, 'NO_OFFER', null, ({ waiting }) => post('my/registration/accept-offer', {}, waiting)],
  ['an entry of nobody', 422, 'PERSON_NEEDED', 'person', ({ eventId, secretariat }) => post(`events/${eventId}/registrations`, { category: 'ngo', locale: 'en' }, secretariat)],
  ['a form with one question twice', 422, 'FORM_ID_TWICE', 'sections[0].fields[1].id', ({ eventId, secretariat }) => put(`events/${eventId}/form`, { sections: [{ id: 'more', title: { en: 'More' }, fields: [1, 2].map(() => ({ id: 'same', kind: 'text', label: { en: 'Same' }, required: false, sensitive: false })) }] }, { ...secretariat, 'if-match': '"0"' })],

  // Who asks.
  ['nobody in particular', 401, 'SIGN_IN_NEEDED', null, ({ eventId }) => get(`events/${eventId}/registrations`)],
  ['a forged link', 401, 'LINK_NOT_VALID', null, () => get('my/registration', { authorization: `Link ${'A'.repeat(43)}` })],
  ['a link that has ended', 401, 'LINK_NOT_VALID', null, ({ expired }) => post('my/registration/withdraw', {}, expired)],
  ['a link made for something else', 403, 'NOT_ALLOWED', null, ({ invited }) => post('my/registration/withdraw', {}, invited)],
  ['a forged key', 401, 'TOKEN_NOT_VALID', null, () => post('events', event(), { authorization: `Bearer convoke_${'A'.repeat(43)}` })],
  ['a key that has ended', 401, 'TOKEN_NOT_VALID', null, ({ expiredToken }) => post('events', event(), expiredToken)],
  ['a key that was made for something else', 403, 'OUTSIDE_SCOPES', null, ({ narrowToken }) => post('events', event(), narrowToken)],
  ['a forged session', 401, 'SIGN_IN_NEEDED', null, () => post('events', event(), { cookie: `convoke=${'A'.repeat(43)}`, 'sec-fetch-site': 'same-origin' })],
  ['a request that another site made the browser send', 403, 'FOREIGN_SITE', null, ({ secretariat }) => post('events', event(), { ...secretariat, 'sec-fetch-site': 'cross-site' })],
  ['a password that is wrong', 401, 'SIGN_IN_FAILED', null, () => post('auth/sign-in', { email: 'staff1@example.org', password: 'not the password' }), ['sign_in_throttle']],
  ['a password that is a list', 422, 'INVALID_INPUT', 'password', () => post('auth/sign-in', { email: 'staff1@example.org', password: ['a', 'b'] })],

  // Invitations.
  ['a deadline after the event', 422, 'DEADLINE_AFTER_START', 'answerBy', inviting({ answerBy: '2026-10-01T12:00' })],
  ['a deadline that is past', 422, 'DEADLINE_PAST', 'answerBy', inviting({ answerBy: '2026-03-01T12:00' })],
  ['an invitation to somebody who is in no directory', 422, 'INVITED_PERSON_UNKNOWN', 'personIds[0]', inviting({})],
  ['an invitation to nobody', 422, 'INVALID_INPUT', 'personIds', inviting({ personIds: [] })],
  ['an invitation to a list with a wrong mail address', 422, 'INVALID_INPUT', 'list[1].email', inviting({ audience: 'list', personIds: undefined, list: ['a@example.org', 'b@'].map((email) => ({ familyName: 'Bekov', givenName: 'Timur', email, locale: 'ru' })) })],
  ['a substitute without a mailbox', 422, 'INVALID_INPUT', 'email', ({ invited }) => post('my/invitation/substitute', { familyName: 'Bekov', givenName: 'Timur', locale: 'ru' }, invited)],
  ['an answer of staff that is none', 422, 'INVALID_INPUT', 'answer', ({ eventId, invitationId, secretariat }) => post(`events/${eventId}/invitations/${invitationId}/answer`, { answer: 'perhaps' }, secretariat)],

  // At the door.
  ['a scan from a device that was never paired', 401, 'TOKEN_NOT_VALID', null, scanned(() => ({ authorization: `Device ${'A'.repeat(43)}` }))],
  ['a scan from a device that was revoked', 401, 'TOKEN_NOT_VALID', null, scanned(({ revokedDevice }) => revokedDevice)],
  ['a scan from no device', 401, 'SIGN_IN_NEEDED', null, scanned(() => ({}))],
  ['a scan from somebody who is signed in', 403, 'NOT_ALLOWED', null, scanned(({ secretariat }) => secretariat)],
  ['scans that are no list', 422, 'INVALID_INPUT', 'scans', ({ device }) => post('desk/scans', { scans: 'all' }, device)],
  ['more scans than a batch holds', 422, 'INVALID_INPUT', 'scans', ({ device }) => post('desk/scans', { scans: Array.from({ length: 501 }, () => ({})) }, device)],
  ['a pairing code that is guessed', 422, 'PAIRING_CODE_NOT_VALID', 'code', () => post('desk/pair', { code: '0000-0000' }), ['sign_in_throttle']],
  ['a walk-in without a name', 422, 'INVALID_INPUT', 'person.familyName', walkIn({ person: { givenName: 'Dina' } })],
  ['a walk-in on a day that is none', 422, 'INVALID_INPUT', 'day', walkIn({ day: 'today' })],
  ['a walk-in who does not consent', 422, 'CONSENT_NEEDED', 'consents.event-management', walkIn({ consents: { 'event-management': false } })],
  ['a walk-in whose consent is no yes or no', 422, 'INVALID_INPUT', 'consents', walkIn({ consents: { 'event-management': 'certainly' } })],
  ['a check-in of nobody', 422, 'NAME_SOMEBODY', 'code', ({ eventId, secretariat }) => post(`events/${eventId}/check-ins`, {}, secretariat)],
  ['the ticket of whom is not confirmed', 409, 'TICKET_NOT_READY', null, ({ waiting }) => get('my/ticket', waiting)],

  // The directory.
  ['a birth date that lies ahead', 422, 'BIRTH_DATE_AHEAD', 'birthDate', person({ birthDate: '2030-01-01' })],
  ['a telephone number that is none', 422, 'INVALID_INPUT', 'phone', person({ phone: 'call me' })],
  ['a State of a person that there is not', 422, 'STATE_UNKNOWN', 'stateIso2', person({ stateIso2: 'QQ' })],
  ['an institution that there is not', 422, 'INSTITUTION_UNKNOWN', 'institutionId', person({ institutionId: NOBODY })],
  ['a contact of no kind', 422, 'INVALID_INPUT', 'otherContacts[0].kind', person({ otherContacts: [{ kind: 'pigeon', value: 'x' }] })],
];

describe('bad input', () => {
  let running: TestApplication;
  let world: World;
  /** What the tables held after the last request. */
  let before: Record<string, string>;
  beforeAll(async () => {
    running = await startApplication();
    world = await aWorld(running);
    before = await digestOfTables(running.app);
  });
  afterAll(() => running.close());

  it.each(cases.map(([what, status, code, field, ask, writes]) => ({ what, status, code, field, ask, writes })))('$what is refused with its code and field, and changes nothing', async ({ status, code, field, ask, writes = [] }) => {
    const answer = await running.app.inject(ask(world));
    const problem = answer.json<{ status: number; code: string; detail: string; errors?: { field: string }[] }>();
    expect({ status: answer.statusCode, code: problem.code, field: problem.errors?.[0]?.field ?? null }).toEqual({ status, code, field });
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(problem.status).toBe(status);
    expect(problem.detail.length).toBeGreaterThan(10);
    const after = await digestOfTables(running.app);
    expect(except(after, writes)).toEqual(except(before, writes));
    before = after;
  });

  // The line at a door must go on: what is wrong with a ticket is told as a verdict, and the scan itself is kept, to be looked at later.
  it.each<[string, string, (tickets: Tickets) => string]>([
    ['a QR whose signature is another’s', 'FORGED', ({ own, other }) => `${own.slice(0, own.lastIndexOf('.'))}${other.slice(other.lastIndexOf('.'))}`],
    ['a QR with another person written into it', 'FORGED', ({ own, other }) => `${other.slice(0, other.lastIndexOf('.'))}${own.slice(own.lastIndexOf('.'))}`],
    ['the QR of another event', 'OTHER_EVENT', ({ elsewhere }) => elsewhere],
    ['a QR that is no ticket', 'NOT_A_TICKET', () => 'https://example.org/menu'],
    ['a QR that holds a NUL', 'NOT_A_TICKET', () => 'CV1.\u0000'],
    ['a QR that holds half a character', 'NOT_A_TICKET', () => 'CV1.\ud83d'],
  ])('%s admits nobody', async (_, verdict, textOf) => {
    const code = textOf(await ticketsOf(running, world));
    before = await digestOfTables(running.app);
    const answer = await running.app.inject(post(`events/${world.eventId}/check-ins`, { code }, world.secretariat));
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ verdict, admits: false });
    const after = await digestOfTables(running.app);
    const written = ['scan', 'desk_device', 'audit', 'audit_entry'];
    expect(except(after, written)).toEqual(except(before, written));
    expect(await running.app.get(Sql).rows(`SELECT 1 FROM scan WHERE verdict = 'ADMITTED'`)).toEqual([]);
  });

  it('a formula that is no name, such as the institution of a participant, is text in what is taken out', async () => {
    const formula = '=HYPERLINK("http://evil.example";"Ministry")';
    const person = await aPerson(running.app, { given_name: 'Dina', family_name: 'Formula' });
    await insert(running.app, 'position', { id: newId(), person_id: person, institution_name: { en: formula } });
    await aRegistration(running.app, world.eventId, { person_id: person });
    const csv = await running.app.inject(get(`events/${world.eventId}/attendance.csv`, world.secretariat));
    expect(csv.body).toContain(`"'=HYPERLINK(""http://evil.example"";""Ministry"")"`);
    const xlsx = await running.app.inject(get(`events/${world.eventId}/attendance.xlsx`, world.secretariat));
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(new Uint8Array(xlsx.rawPayload).buffer);
    const cells: ExcelJS.Cell[] = [];
    book.worksheets[0]?.eachRow((row) => row.eachCell((cell) => cells.push(cell)));
    expect(cells.filter(({ type }) => type === ExcelJS.ValueType.Formula)).toEqual([]);
    expect(cells.map(({ value }) => value)).toContain(formula);
  });
});

/** Texts of genuine tickets: of a participant, of another one at the same event, of one of another event. */
interface Tickets {
  own: string;
  other: string;
  elsewhere: string;
}

async function ticketsOf({ app }: TestApplication, { eventId, elsewhereId, confirmedId }: World): Promise<Tickets> {
  const textOf = async (registrationId: string, at: string): Promise<string> => {
    const ticket = await app.inject(get('my/ticket', await linkHeader(app, { purpose: 'registration', subjectId: registrationId, eventId: at })));
    return ticket.json<{ text: string }>().text;
  };
  const confirmed = async (at: string): Promise<string> => {
    const [found] = await app.get(Sql).rows<{ id: string }>(`SELECT id FROM registration WHERE event_id = $1 AND status = 'confirmed' AND id <> $2`, [at, confirmedId]);
    return found?.id ?? '';
  };
  return { own: await textOf(confirmedId, eventId), other: await textOf(await confirmed(eventId), eventId), elsewhere: await textOf(await confirmed(elsewhereId), elsewhereId) };
}

/** Digests of all tables but those named. */
function except(digests: Readonly<Record<string, string>>, tables: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(digests).filter(([table]) => !tables.includes(table)));
}

async function aWorld({ app, clock }: TestApplication): Promise<World> {
  const slugged = async (slug: string, columns: object, settings: Parameters<typeof registrationOpen>[2] = {}): Promise<string> => {
    const eventId = await anEvent(app, { slug, ...columns });
    await registrationOpen(app, eventId, settings);
    return eventId;
  };
  const secretariat = await signIn(app, 'secretariat');
  const eventId = await slugged('open-forum', { capacity: 3, city: { en: 'Almaty', ru: 'Алматы' } }, { capacity: 3, categories: ['ngo'] });
  const roomId = await insert(app, 'room', { id: newId(), event_id: eventId, name: { en: 'Hall', ru: 'Зал' } });
  const sessionId = await insert(app, 'programme_session', { id: newId(), event_id: eventId, kind: 'plenary', title: { en: 'Opening', ru: 'Открытие' }, room_id: roomId, starts_local: '2026-09-22T09:30', ends_local: '2026-09-22T10:30' });
  const confirmed = await app.inject(post('public/events/open-forum/registrations', form({ person: { familyName: 'Twice', givenName: 'Aliya', email: 'twice@example.org' } }), { 'idempotency-key': 'used-for-another' }));
  const confirmedId = confirmed.json<{ id: string }>().id;
  await app.inject(post(`events/${eventId}/registrations/${confirmedId}/approve`, {}, secretariat));
  const rejected = await app.inject(post('public/events/open-forum/registrations', form({ person: { familyName: 'Once', givenName: 'Boris', email: 'once@example.org' } })));
  const rejectedId = rejected.json<{ id: string }>().id;
  await app.inject(post(`events/${eventId}/registrations/${rejectedId}/reject`, { reason: 'Not this time.' }, secretariat));
  await app.inject(post('public/events/open-forum/registrations', form({ person: { familyName: 'Second', givenName: 'Clara', email: 'second@example.org' } })));

  await slugged('full-forum', { capacity: 1 }, { capacity: 1, categories: ['ngo'], waiting_list: false });
  await app.inject(post('public/events/full-forum/registrations', form({ person: guest({ email: 'first@example.org' }) })));
  await slugged('closed-forum', {}, { categories: ['ngo'], closes_local: '2026-03-01T00:00' });
  await slugged('later-forum', {}, { categories: ['ngo'], opens_local: '2026-06-01T00:00' });
  await slugged('invited-forum', {}, { categories: ['ngo'], by_invitation: true });
  const draftId = await slugged('draft-forum', { status: 'draft', title: { en: 'Draft' }, city: { en: 'Almaty' } });
  const cancelledId = await slugged('cancelled-forum', { status: 'cancelled' });
  const elsewhereId = await slugged('elsewhere-forum', {});
  const elsewhereRegistrationId = await aRegistration(app, elsewhereId, { status: 'submitted' });

  await aRegistration(app, eventId);
  await aRegistration(app, elsewhereId);
  const invitedPerson = await aPerson(app);
  await app.inject(post(`events/${eventId}/invitations`, { audience: 'people', personIds: [invitedPerson], category: 'ngo' }, secretariat));
  const [invitation] = await app.get(Sql).rows<{ id: string }>('SELECT id FROM invitation WHERE event_id = $1', [eventId]);
  const waitingId = await aRegistration(app, eventId, { status: 'waitlisted', arrival: 99 });
  const link = (subjectId: string, purpose = 'registration', expiresAt?: Date) => linkHeader(app, { purpose, subjectId, eventId, ...(expiresAt && { expiresAt }) });
  const account = await anAccount(app, [{ role: 'secretariat', eventId: null }]);
  const revokedDevice = await deviceHeader(app, eventId);
  await app.get(Sql).rows('UPDATE desk_device SET revoked_at = $1', [TEST_NOW]);
  const expiredToken = await tokenHeader(app, account, ['event.create']);
  await app.get(Sql).rows('UPDATE api_token SET expires_at = $1', [TEST_NOW]);
  clock.set(TEST_NOW);
  return {
    secretariat,
    eventId,
    slug: 'open-forum',
    roomId,
    sessionId,
    confirmedId,
    rejectedId,
    invitationId: invitation?.id ?? '',
    fullSlug: 'full-forum',
    closedSlug: 'closed-forum',
    notYetSlug: 'later-forum',
    invitedSlug: 'invited-forum',
    draftId,
    draftSlug: 'draft-forum',
    cancelledId,
    elsewhereId,
    elsewhereRegistrationId,
    own: await link(confirmedId),
    waiting: await link(waitingId),
    invited: await link(invitation?.id ?? '', 'invitation'),
    expired: await link(confirmedId, 'registration', new Date(TEST_NOW.getTime() - 86_400_000)),
    device: await deviceHeader(app, eventId),
    revokedDevice,
    narrowToken: await tokenHeader(app, account, ['audit.read']),
    expiredToken,
  };
}
