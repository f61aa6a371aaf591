import { namesFor } from './names.rules.js';

describe('the names of a person', () => {
  it('begin in Cyrillic for a reader of Russian, where the name is known in it', () => {
    expect(namesFor('ru', 'Farid Rahimi', ['Фарид Рахими', 'فرید رحیمی'])).toEqual(['Фарид Рахими', 'Farid Rahimi', 'فرید رحیمی']);
    expect(namesFor('ru', 'Giulia Rossi', [])).toEqual(['Giulia Rossi']);
  });

  it('begin as the person writes them for everybody else', () => {
    expect(namesFor('en', 'Farid Rahimi', ['Фарид Рахими'])).toEqual(['Farid Rahimi', 'Фарид Рахими']);
  });
});
