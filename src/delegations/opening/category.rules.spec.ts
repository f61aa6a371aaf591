import { categoryOf } from './category.rules.js';

describe('as what the people of a party take part', () => {
  it.each([
    ['member', null, 'member-state'],
    ['observer', null, 'observer-state'],
    ['guest', null, 'guest-state'],
    [null, null, 'guest-state'],
    ['observer', 'un', 'un-entity'],
    ['observer', 'igo', 'igo'],
    ['partner', 'ngo', 'ngo'],
    ['partner', 'donor', 'donor'],
    ['partner', 'university', 'expert'],
  ] as const)('follows from its status and kind: %s, %s', (status, institutionKind, category) => {
    expect(categoryOf({ status, institutionKind })).toBe(category);
  });
});
