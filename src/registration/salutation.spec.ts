import { salutation } from './salutation.js';

const person = { title: null, givenName: 'Aigerim', familyName: 'Akhmetova', otherScripts: {}, sex: null };

describe('a letter', () => {
  it('begins in English with the title, where there is one, and the name as it is written', () => {
    expect(salutation(person, 'en')).toBe('Dear Aigerim Akhmetova,');
    expect(salutation({ ...person, title: 'H.E. Ms' }, 'en')).toBe('Dear H.E. Ms Aigerim Akhmetova,');
  });

  it('begins in Russian by sex, with the name in Cyrillic where it is known', () => {
    expect(salutation({ ...person, sex: 'female', otherScripts: { cyrillic: { given: 'Айгерим', family: 'Ахметова' } } }, 'ru')).toBe('Уважаемая Айгерим Ахметова!');
    expect(salutation({ ...person, sex: 'male' }, 'ru')).toBe('Уважаемый Aigerim Akhmetova!');
    expect(salutation(person, 'ru')).toBe('Уважаемый(-ая) Aigerim Akhmetova!');
  });
});
