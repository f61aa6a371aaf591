import { isGoodPassword, isReachOf, mayStaff } from './accounts.rules.js';
import type { Actor, Grant } from '../actor.js';

const held = (...grants: Grant[]): Actor => ({ kind: 'account', accountId: 'a', name: 'A', grants, tokenId: null, scopes: null });

describe('roles', () => {
  it('are held where they can be', () => {
    expect(isReachOf('secretariat', null)).toBe(true);
    expect(isReachOf('secretariat', 'e1')).toBe(false);
    expect(isReachOf('desk', 'e1')).toBe(true);
    expect(isReachOf('organiser', null)).toBe(false);
  });
  it('of an event are given by the secretariat, those of the desk by its organiser too', () => {
    const organiser = held({ role: 'organiser', eventId: 'e1' });
    expect(mayStaff(organiser, 'e1', 'desk')).toBe(true);
    expect(mayStaff(organiser, 'e1', 'organiser')).toBe(false);
    expect(mayStaff(organiser, 'e2', 'desk')).toBe(false);
    expect(mayStaff(held({ role: 'secretariat', eventId: null }), 'e2', 'organiser')).toBe(true);
    expect(mayStaff(held({ role: 'desk', eventId: 'e1' }), 'e1', 'desk')).toBe(false);
  });
});

describe('a password', () => {
  const of = { email: 'aigerim@example.org', name: 'Aigerim Akhmetova' };
  it.each(['correct horse battery', 'Тихий океан 17', 'aigerim likes long passwords'])('%s will do', (password) => expect(isGoodPassword(password, of)).toBe(true));
  it.each(['short', 'aaaaaaaaaaaa', 'aigerim@example.org', 'Aigerim Akhmetova1', '1212121212'])('%s will not', (password) => expect(isGoodPassword(password, of)).toBe(false));
});
