import { linesOf } from './events-attention.js';

const now = new Date('2026-03-03T09:00:00Z');
const days = (n: number): Date => new Date(now.getTime() + n * 86_400_000);

describe('what an event asks for today', () => {
  it.each<[string, number, string, boolean, string[]]>([
    ['draft', 59, 'a draft whose date is near', false, ['event.draft-near soon']],
    ['draft', 3, 'a draft whose date is here', false, ['event.draft-near now']],
    ['draft', 61, 'a draft with time left', false, []],
    ['draft', -3, 'a draft whose date has passed', false, ['event.draft-past later']],
    ['published', 40, 'registration to be opened', false, ['event.open-registration soon']],
    ['published', 5, 'registration to be opened at the last moment', false, ['event.starts-soon soon', 'event.open-registration now']],
    ['registration-open', 40, 'nothing', false, []],
    ['closed', 6, 'an event that begins soon', false, ['event.starts-soon soon']],
    ['closed', 1, 'an event that begins tomorrow', false, ['event.starts-soon now']],
    ['closed', 6, 'an event that begins soon and cannot be joined', true, ['event.starts-soon soon', 'event.join-address-missing now']],
    ['closed', -1, 'an event that is being held', false, ['event.is-held now']],
    ['closed', -4, 'nothing of an event that is over', false, []],
    ['postponed', 3, 'an event that needs new dates', false, ['event.new-dates-needed soon']],
    ['postponed', 30, 'nothing of a postponed event whose dates are far', false, []],
  ])('%s, %i days ahead: %s', (status, ahead, _, lacksAddress, expected) => {
    const event = { id: 'e', status: status as 'draft', zone: 'Asia/Almaty', startsAt: days(ahead), endsAt: days(ahead + 2), lacksAddress };
    expect(linesOf(event, now).map(({ code, urgency }) => `${code} ${urgency}`)).toEqual(expected);
  });
});
