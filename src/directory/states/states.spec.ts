import { statesOfTheWorld } from '../../../migrations/reference/states.js';

const states = new Map(statesOfTheWorld().map((state) => [state.iso2, state.names]));
const ordered = (locale: 'en' | 'ru'): string[] => [...states].toSorted(([, a], [, b]) => (a[locale].sort < b[locale].sort ? -1 : 1)).map(([, names]) => names[locale].short);

describe('the States of the world', () => {
  it('are the 193 members of the United Nations and its two observers', () => {
    expect(states.size).toBe(195);
    expect(states.has('VA') && states.has('PS')).toBe(true);
  });

  it('have every name in both languages', () => {
    for (const names of states.values()) {
      expect(names.en.short && names.en.formal && names.en.sort && names.ru.short && names.ru.formal && names.ru.sort).toBeTruthy();
      expect(names.en.short).not.toMatch(/\p{Script=Cyrillic}/u);
      expect(names.ru.short + names.ru.formal).not.toMatch(/\p{Script=Latin}/u);
      expect(names.en.sort).toMatch(/^[a-z ]+$/);
      expect(names.ru.sort).toMatch(/^[а-я ]+$/);
    }
  });

  it('carry codes that the Unicode repository knows', () => {
    const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
    expect([...states.keys()].filter((iso2) => regions.of(iso2) === undefined)).toEqual([]);
  });

  it('are the Kyrgyz Republic in legal texts and Kyrgyzstan on plates', () => {
    expect(states.get('KG')).toMatchObject({ en: { short: 'Kyrgyzstan', formal: 'Kyrgyz Republic' }, ru: { short: 'Кыргызстан', formal: 'Кыргызская Республика' } });
  });

  it('put Iran under I, whatever its list form, and Türkiye before Turkmenistan', () => {
    expect(states.get('IR')?.en).toMatchObject({ short: 'Iran', list: 'Iran (Islamic Republic of)', formal: 'Islamic Republic of Iran' });
    const english = ordered('en');
    expect(english.slice(english.indexOf('Indonesia'), english.indexOf('Indonesia') + 3)).toEqual(['Indonesia', 'Iran', 'Iraq']);
    expect(english.indexOf('Türkiye') + 1).toBe(english.indexOf('Turkmenistan'));
    expect(english.indexOf('Congo')).toBeLessThan(english.indexOf("Côte d'Ivoire"));
  });

  it('stand in the Russian order in Russian', () => {
    const russian = ordered('ru');
    expect(russian.slice(0, 4)).toEqual(['Австралия', 'Австрия', 'Азербайджан', 'Албания']);
    expect(russian.slice(russian.indexOf('Туркменистан'), russian.indexOf('Туркменистан') + 3)).toEqual(['Туркменистан', 'Турция', 'Уганда']);
  });
});
