import { changedAnswers, isChangeable } from './change.rules.js';

describe('a change of answers', () => {
  it('names what was added, taken away and answered otherwise', () => {
    expect(changedAnswers({ phone: '+7 1', visaLetter: 'no', languages: ['ru', 'en'] }, { phone: '+7 2', languages: ['en', 'ru'], dietary: 'halal' })).toEqual(['dietary', 'phone', 'visaLetter']);
  });

  it('is possible while one takes part, or may yet, and the event is not over', () => {
    const event = { status: 'registration-open' as const, endsAt: new Date('2026-09-24T12:00:00Z') };
    const before = new Date('2026-09-01T00:00:00Z');
    expect(isChangeable({ status: 'confirmed' }, event, before)).toBe(true);
    expect(isChangeable({ status: 'waitlisted' }, event, before)).toBe(true);
    expect(isChangeable({ status: 'withdrawn' }, event, before)).toBe(false);
    expect(isChangeable({ status: 'confirmed' }, event, event.endsAt)).toBe(false);
    expect(isChangeable({ status: 'confirmed' }, { ...event, status: 'cancelled' }, before)).toBe(false);
  });
});
