import { draftOfSession, nextSession, sessionOf, type Programme, type Session } from './session-draft.js';

const session: Session = {
  id: 's1',
  kind: 'plenary',
  title: { en: 'Opening', fa: 'گشایش' },
  description: { en: 'Welcome' },
  startsLocal: '2026-09-22T09:00',
  endsLocal: '2026-09-22T10:30',
  roomId: 'r1',
  room: { en: 'Hall' },
  trackId: null,
  counts: true,
  speakers: [{ role: 'chair', personId: 'p1', name: 'Dilnoza K.', affiliation: null }],
  version: 3,
};
const programme: Programme = { days: [{ date: '2026-09-22', sessions: [session] }, { date: '2026-09-23', sessions: [] }], rooms: [], tracks: [], warnings: [] };

describe('a session', () => {
  it('is the same after it was opened and saved, languages that the form does not ask for included', () => {
    expect(sessionOf(draftOfSession(session))).toEqual({
      kind: 'plenary',
      counts: true,
      title: { en: 'Opening', fa: 'گشایش' },
      description: { en: 'Welcome' },
      startsLocal: '2026-09-22T09:00',
      endsLocal: '2026-09-22T10:30',
      roomId: 'r1',
      trackId: null,
      speakers: [{ role: 'chair', affiliation: null, personId: 'p1' }],
    });
  });

  it('that ends at midnight ends with its day, and one over a night keeps its night when it is moved', () => {
    const evening = { ...draftOfSession(session), from: '22:00', to: '00:00' };
    expect(sessionOf(evening)).toMatchObject({ startsLocal: '2026-09-22T22:00', endsLocal: '2026-09-23T00:00' });
    const overnight = draftOfSession({ ...session, endsLocal: '2026-09-23T02:00' });
    expect(sessionOf({ ...overnight, day: '2026-12-31' })).toMatchObject({ startsLocal: '2026-12-31T09:00', endsLocal: '2027-01-01T02:00' });
  });

  it('that is new begins when the last one of the day ends, in its room; on an empty day when the event begins', () => {
    expect(nextSession(programme, '2026-09-22', 'forum', '2026-09-22T09:00')).toMatchObject({ day: '2026-09-22', from: '10:30', to: '12:00', roomId: 'r1', kind: 'plenary' });
    expect(nextSession(programme, '2026-09-23', 'training', '2026-09-22T09:00')).toMatchObject({ day: '2026-09-23', from: '09:00', to: '10:30', roomId: '', kind: 'training-module' });
  });

  it('leaves out people of whom nothing is said', () => {
    const nobody = { key: 1, role: 'speaker' as const, personId: null, name: ' ', affiliation: 'IOM' };
    expect(sessionOf({ ...draftOfSession(session), speakers: [nobody] }).speakers).toEqual([]);
  });
});
