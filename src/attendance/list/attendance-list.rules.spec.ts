import type { PersonCard } from '../../directory/index.js';
import type { NamedParticipant } from '../people-at-the-door.js';
import type { Presence } from '../desk-rules/presence.js';
import { attendanceList, countList, filterList } from './attendance-list.rules.js';

const DAYS = ['2026-09-22', '2026-09-23'];
const card = (sex: PersonCard['sex']): PersonCard => ({
  id: 'p',
  title: null,
  familyName: '',
  givenName: '',
  otherScripts: {},
  sex,
  birthDate: null,
  email: null,
  stateIso2: null,
  correspondenceLanguage: 'en',
  institution: null,
  institutionId: null,
  position: null,
  fictitious: true,
});
const person = (registrationId: string, name: string, more: Partial<NamedParticipant> & { sex?: PersonCard['sex'] } = {}): NamedParticipant => ({
  registrationId,
  personId: registrationId,
  partyId: 'kz',
  party: { en: 'Kazakhstan' },
  category: 'member-state',
  function: null,
  status: 'confirmed',
  name,
  otherNames: [],
  search: name.toLowerCase(),
  card: card(more.sex === undefined ? 'female' : more.sex),
  ...more,
});
const there = (registrationId: string, day: string, since = 1000): Presence => ({ registrationId, day, sessionId: null, since, deviceId: 'd' });

const people = [
  person('1', 'Борис Иванов', { sex: 'male', partyId: null, party: null, category: 'ngo' }),
  person('2', 'Aliya Sample'),
  person('3', 'Zarina Sample', { status: 'withdrawn' }),
  person('4', 'Waiting Sample', { status: 'waitlisted' }),
  person('5', 'Came Anyway', { status: 'withdrawn', sex: null }),
];
const found = [there('1', '2026-09-22'), there('1', '2026-09-23', 2000), there('5', '2026-09-23')];

describe('the attendance list', () => {
  const list = attendanceList(people, found, true);

  it('holds everybody who is confirmed or came, and nobody else', () => {
    expect(list.map(({ registrationId, outcome }) => `${registrationId} ${outcome}`)).toEqual(['1 attended', '2 no-show', '5 attended']);
  });

  it('says what came of it only when the event is over', () => {
    expect(attendanceList(people, found, false).map(({ outcome }) => outcome)).toEqual([null, null, null]);
  });

  it('is ordered by the names of the reader’s language and filtered by what is asked', () => {
    expect(filterList(list, {}, 'ru').map(({ name }) => name)).toEqual(['Борис Иванов', 'Aliya Sample', 'Came Anyway']);
    expect(filterList(list, {}, 'en').map(({ name }) => name)).toEqual(['Aliya Sample', 'Came Anyway', 'Борис Иванов']);
    expect(filterList(list, { party: 'none' }, 'en').map(({ registrationId }) => registrationId)).toEqual(['1']);
    expect(filterList(list, { sex: 'unknown' }, 'en').map(({ registrationId }) => registrationId)).toEqual(['5']);
    expect(filterList(list, { words: ['sam', 'ali'] }, 'en').map(({ registrationId }) => registrationId)).toEqual(['2']);
    expect(filterList(list, { presence: 'absent', day: '2026-09-22' }, 'en').map(({ registrationId }) => registrationId)).toEqual(['2', '5']);
    expect(filterList(list, { presence: 'present', category: 'ngo' }, 'en').map(({ registrationId }) => registrationId)).toEqual(['1']);
  });

  it('is counted by day, party, category and sex', () => {
    expect(countList(list, DAYS)).toEqual({
      expected: 3,
      present: 2,
      byDay: [
        { key: '2026-09-22', expected: 3, present: 1 },
        { key: '2026-09-23', expected: 3, present: 2 },
      ],
      byParty: [
        { key: 'kz', expected: 2, present: 1, party: { en: 'Kazakhstan' } },
        { key: null, expected: 1, present: 1, party: null },
      ],
      byCategory: [
        { key: 'member-state', expected: 2, present: 1 },
        { key: 'ngo', expected: 1, present: 1 },
      ],
      bySex: [
        { key: 'male', expected: 1, present: 1 },
        { key: 'female', expected: 1, present: 0 },
        { key: null, expected: 1, present: 1 },
      ],
    });
    expect(countList(list, DAYS, { day: '2026-09-22' }).present).toBe(1);
  });
});
