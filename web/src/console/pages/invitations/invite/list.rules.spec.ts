import { readList } from './list.rules.js';

const people = (text: string) => readList(text, 'en').map(({ person }) => person);
const problems = (text: string) => readList(text, 'en').map(({ number, problem }) => [number, problem]);

describe('a list of people', () => {
  it('is read in the usual order, one person a line, by whatever mark its cells are parted', () => {
    const aigerim = { givenName: 'Aigerim', familyName: 'Akhmetova', email: 'a@example.org', locale: 'ru', stateIso2: 'KZ', institution: 'Ministry of Labour' };
    for (const mark of ['\t', ';', ', ']) expect(people(['Aigerim', 'Akhmetova', 'a@example.org', 'ru', 'kz', 'Ministry of Labour'].join(mark))).toEqual([aigerim]);
  });

  it('is read by its heads, in English or Russian, in whatever order', () => {
    expect(people('E-mail;Family name;First name;Room\na@example.org;Akhmetova;Aigerim;12')).toEqual([{ givenName: 'Aigerim', familyName: 'Akhmetova', email: 'a@example.org', locale: 'en' }]);
    expect(people('Фамилия\tИмя\tЭл. почта\tЯзык\nАхметова\tАйгерим\ta@example.org\tрусский')).toEqual([{ givenName: 'Айгерим', familyName: 'Ахметова', email: 'a@example.org', locale: 'ru' }]);
  });

  it('is read as mail programs write it', () => {
    expect(people('Aigerim Nur Akhmetova <a@example.org>\n"Timur Bekov" <t@example.org>')).toEqual([
      { givenName: 'Aigerim Nur', familyName: 'Akhmetova', email: 'a@example.org', locale: 'en' },
      { givenName: 'Timur', familyName: 'Bekov', email: 't@example.org', locale: 'en' },
    ]);
  });

  it('keeps what stands in quotes together', () => {
    expect(people('Aigerim,Akhmetova,a@example.org,,,"Ministry of Labour, ""Migration"" Department"')).toMatchObject([{ institution: 'Ministry of Labour, "Migration" Department' }]);
  });

  it('says of each line that cannot be used why, and counts lines as an editor does', () => {
    expect(problems('\nAigerim,Akhmetova,\nTimur,Bekov,timur@\n,,nameless@example.org\n\nA,B,c@example.org,xx\nA,B,c@example.org,en,Kazakhstan\r\nA,B,c@example.org')).toEqual([
      [2, 'no-address'],
      [3, 'bad-address'],
      [4, 'no-name'],
      [6, 'bad-language'],
      [7, 'bad-state'],
      [8, null],
    ]);
  });

  it('is empty when nothing was written', () => {
    expect(readList('  \n ', 'en')).toEqual([]);
  });
});
