import { placeOf } from './fault-place.rules.js';

const known = ['title.en', 'title.ru', 'startsLocal', 'trainerIds', 'tracks[0].name.en', 'tracks[1].name.en', 'tracks[1].name.ru'];

describe('a fault lands at', () => {
  it.each([
    ['startsLocal', 'startsLocal'],
    ['title', 'title.en'],
    ['title.ru', 'title.ru'],
    ['title.fa', 'title.en'],
    ['trainerIds[3]', 'trainerIds'],
    ['tracks[1].name', 'tracks[1].name.en'],
    ['tracks[7].name', 'tracks[0].name.en'],
    ['tracks', 'tracks[0].name.en'],
  ])('%s: the nearest field', (path, field) => {
    expect(placeOf(path, known)).toBe(field);
  });

  it('no field when the form has none like it', () => {
    expect(placeOf('to', known)).toBeNull();
    expect(placeOf('start', known)).toBeNull();
  });
});
