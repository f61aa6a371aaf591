import { againAfter, statusAfter, verdictOn, type Decidable, type Decided, type Verdict } from './approval.rules.js';

const waiting: Decidable = { status: 'submitted', version: 3, waitsFor: 'secretariat', isAgain: false, isOwnStep: false, openQuestion: null };
const approval: Decided = { kind: 'approve', words: null, seenVersion: 3 };
const rejection: Decided = { kind: 'reject', words: 'Not this time.', seenVersion: 3 };
const question: Decided = { kind: 'ask', words: 'Which ministry?', seenVersion: 3 };

describe('a decision', () => {
  it.each<[string, Partial<Decidable>, Decided, Verdict]>([
    ['about somebody who waits', {}, approval, 'carry-out'],
    ['about a change after approval', { status: 'confirmed', isAgain: true }, approval, 'carry-out'],
    ['about somebody who has changed an answer since', { version: 4 }, approval, 'CHANGED_SINCE'],
    ['to approve before the focal point has spoken', { waitsFor: 'focal-point' }, approval, 'FOCAL_POINT_FIRST'],
    ['to reject before the focal point has spoken', { waitsFor: 'focal-point' }, rejection, 'carry-out'],
    ['to approve while the person is asked something', { waitsFor: 'participant', openQuestion: 'Which ministry?' }, approval, 'carry-out'],
    ['to ask something else', { waitsFor: 'participant', openQuestion: 'Which ministry?' }, { ...question, words: 'Since when?' }, 'carry-out'],
    ['to ask the same that is asked already', { waitsFor: 'participant', openQuestion: 'Which ministry?', version: 4 }, question, 'done-already'],
    ['that a colleague has taken', { status: 'confirmed', waitsFor: null }, approval, 'DECIDED_ALREADY'],
    ['against one that a colleague has taken', { status: 'rejected', waitsFor: null }, approval, 'DECIDED_ALREADY'],
    ['that is sent twice', { status: 'confirmed', waitsFor: null, isOwnStep: true, version: 5 }, approval, 'done-already'],
    ['to reject that is sent twice', { status: 'rejected', waitsFor: null, isOwnStep: true, version: 4 }, rejection, 'done-already'],
    ['to reject after one’s own approval', { status: 'confirmed', waitsFor: null, isOwnStep: true }, rejection, 'DECIDED_ALREADY'],
    ['about somebody who waits for a seat', { status: 'waitlisted', waitsFor: null }, approval, 'NOTHING_TO_DECIDE'],
    ['about somebody who has withdrawn', { status: 'withdrawn', waitsFor: null }, rejection, 'NOTHING_TO_DECIDE'],
  ])('%s', (_, of, decided, verdict) => {
    expect(verdictOn({ ...waiting, ...of }, decided)).toBe(verdict);
  });

  it('ends the participation of somebody who was approved before, and rejects nobody after approval', () => {
    expect(statusAfter('reject', { status: 'submitted' })).toBe('rejected');
    expect(statusAfter('reject', { status: 'confirmed' })).toBe('withdrawn');
  });

  it('leaves the status of somebody approved when their change is approved, and of whoever is asked', () => {
    expect([statusAfter('approve', { status: 'submitted' }), statusAfter('approve', { status: 'confirmed' }), statusAfter('ask', { status: 'submitted' })]).toEqual(['confirmed', null, null]);
  });
});

describe('changes after approval', () => {
  it('add up, and vanish where the approved answer is back', () => {
    expect(againAfter(['passport'], ['arrival'], () => false)).toEqual(['arrival', 'passport']);
    expect(againAfter(['passport', 'arrival'], ['passport'], (field) => field === 'passport')).toEqual(['arrival']);
    expect(againAfter(['passport'], ['passport'], () => true)).toEqual([]);
  });
});
