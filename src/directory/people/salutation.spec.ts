import { salutation } from './salutation.js';

const aigerim = { title: null, familyName: 'Akhmetova', givenName: 'Aigerim', otherScripts: { cyrillic: { family: 'Ахметова', given: 'Айгерим' } }, sex: 'female' } as const;

describe('how a letter opens', () => {
  it('is by title and family name in English, with Excellency for those who bear it', () => {
    expect(salutation(aigerim, 'en')).toBe('Dear Ms Akhmetova,');
    expect(salutation({ ...aigerim, title: 'Dr' }, 'en')).toBe('Dear Dr Akhmetova,');
    expect(salutation({ ...aigerim, sex: 'male' }, 'en')).toBe('Dear Mr Akhmetova,');
    expect(salutation({ ...aigerim, title: 'H.E. Ms' }, 'en')).toBe('Excellency,');
  });

  it('is in Cyrillic in Russian, in the right gender', () => {
    expect(salutation(aigerim, 'ru')).toBe('Уважаемая госпожа Ахметова!');
    expect(salutation({ ...aigerim, sex: 'male', otherScripts: {} }, 'ru')).toBe('Уважаемый господин Akhmetova!');
  });

  it('guesses nothing of somebody whose sex is not known', () => {
    expect(salutation({ ...aigerim, sex: null }, 'en')).toBe('Dear Aigerim Akhmetova,');
    expect(salutation({ ...aigerim, sex: 'other' }, 'ru')).toBe('Уважаемая госпожа / уважаемый господин Ахметова Айгерим!');
  });
});
