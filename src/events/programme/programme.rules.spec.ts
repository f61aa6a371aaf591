import { byDay, countsByKind, liesInside, warningsAbout, warningsOf } from './programme.rules.js';
import { SESSION_KINDS, type SessionFacts, type SpeakerFacts } from './session.js';

const speaker = (name: string, personId: string | null = null): SpeakerFacts => ({ role: 'speaker', personId, name, affiliation: null });
let made = 0;
const session = (hours: string, columns: Partial<SessionFacts> = {}): SessionFacts => {
  const [from = '', to = ''] = hours.split('–');
  made += 1;
  return {
    id: `s${made}`,
    kind: 'panel',
    title: {},
    description: {},
    startsLocal: `2026-09-22T${from}`,
    endsLocal: `2026-09-22T${to}`,
    roomId: null,
    room: null,
    trackId: null,
    counts: true,
    speakers: [],
    version: 1,
    ...columns,
  };
};
const codes = (...sessions: SessionFacts[]): string[] => warningsOf(sessions, [], null).map(({ code }) => code);

describe('a programme', () => {
  it('is worth a look when two sessions are in one room at one time', () => {
    expect(codes(session('09:00–10:30', { roomId: 'r' }), session('10:00–11:00', { roomId: 'r' }))).toEqual(['ROOM_TWICE']);
    expect(codes(session('09:00–10:30', { roomId: 'r' }), session('10:30–11:00', { roomId: 'r' }))).toEqual([]);
    expect(codes(session('09:00–10:30', { roomId: 'r' }), session('10:00–11:00', { roomId: 'q' }))).toEqual([]);
    expect(codes(session('09:00–10:30'), session('10:00–11:00'))).toEqual([]);
  });

  it('lets coffee and registration share a room', () => {
    expect(codes(session('08:00–10:30', { roomId: 'r', kind: 'registration' }), session('10:00–10:30', { roomId: 'r', kind: 'break' }))).toEqual([]);
    expect(codes(session('09:00–10:30', { roomId: 'r' }), session('10:00–10:30', { roomId: 'r', kind: 'break' }))).toEqual(['ROOM_TWICE']);
  });

  it('is worth a look when somebody appears in two sessions at one time, by id or by name in any script', () => {
    expect(codes(session('09:00–10:30', { speakers: [speaker('A', 'p1')] }), session('10:00–11:00', { speakers: [speaker('A', 'p1')] }))).toEqual(['SPEAKER_TWICE']);
    expect(codes(session('09:00–10:30', { speakers: [speaker('Aigerim Akhmetova')] }), session('10:00–11:00', { speakers: [speaker('Ахметова Айгерим')] }))).toEqual(['SPEAKER_TWICE']);
    expect(codes(session('09:00–10:30', { speakers: [speaker('A', 'p1')] }), session('10:00–11:00', { speakers: [speaker('A', 'p2')] }))).toEqual([]);
    expect(codes(session('09:00–10:30', { speakers: [speaker('A', 'p1')] }), session('10:30–11:00', { speakers: [speaker('A', 'p1')] }))).toEqual([]);
  });

  it('names somebody who sits twice in one session once', () => {
    const twice = [speaker('A', 'p1'), { ...speaker('A', 'p1'), role: 'chair' as const }];
    expect(codes(session('09:00–10:30', { speakers: twice }), session('10:00–11:00', { speakers: twice }))).toEqual(['SPEAKER_TWICE']);
  });

  it('is worth a look when a plenary does not hold everybody', () => {
    const plenary = session('09:00–10:30', { kind: 'plenary', roomId: 'r' });
    expect(warningsOf([plenary], [{ id: 'r', capacity: 50 }], 120)).toEqual([{ code: 'ROOM_SMALL', sessionIds: [plenary.id], roomId: 'r', speaker: null }]);
    expect(warningsOf([plenary], [{ id: 'r', capacity: null }], 120)).toEqual([]);
    expect(warningsOf([plenary], [{ id: 'r', capacity: 50 }], null)).toEqual([]);
  });

  it('tells of one session what concerns it', () => {
    const [a, b, c] = [session('09:00–10:30', { roomId: 'r' }), session('10:00–11:00', { roomId: 'r' }), session('12:00–13:00', { roomId: 'r' })];
    const warnings = warningsOf([a, b, c], [], null);
    expect([a, b, c].map(({ id }) => warningsAbout(id, warnings).length)).toEqual([1, 1, 0]);
  });

  it('is read by days, empty ones too', () => {
    const first = session('09:00–10:30');
    expect(byDay({ startsLocal: '2026-09-22T09:00', endsLocal: '2026-09-24T12:00' }, [first])).toEqual([
      { date: '2026-09-22', sessions: [first] },
      { date: '2026-09-23', sessions: [] },
      { date: '2026-09-24', sessions: [] },
    ]);
  });
});

describe('a session', () => {
  const event = { startsLocal: '2026-09-22T09:00', endsLocal: '2026-09-24T14:00' };
  it.each([
    ['2026-09-22T08:00', '2026-09-22T09:00', true],
    ['2026-09-24T20:00', '2026-09-25T00:00', true],
    ['2026-09-24T20:00', '2026-09-25T00:30', false],
    ['2026-09-21T20:00', '2026-09-22T09:00', false],
    ['2026-09-25T09:00', '2026-09-25T10:00', false],
  ])('from %s to %s lies inside the days of the event: %s', (startsLocal, endsLocal, inside) => {
    expect(liesInside({ startsLocal, endsLocal }, event)).toBe(inside);
  });

  it('counts towards a certificate unless people only pass through', () => {
    expect(SESSION_KINDS.filter(countsByKind)).toEqual(['plenary', 'working-group', 'panel', 'training-module']);
  });
});
