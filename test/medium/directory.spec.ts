import { People, Parties, States, type PersonInput } from '../../src/directory/index.js';
import { newId, Sql } from '../../src/platform/database/index.js';
import { startApplication, TEST_NOW, type TestApplication } from '../support/application.js';
import { aPerson, insert } from '../support/factories.js';

describe('the directory', () => {
  let running: TestApplication;
  let sql: Sql;
  let people: People;
  beforeAll(async () => {
    running = await startApplication();
    sql = running.app.get(Sql);
    people = running.app.get(People);
  });
  afterAll(() => running.close());

  const find = (person: PersonInput): Promise<string> => sql.transaction((tx) => people.findOrCreate(tx, person));
  let made = 0;
  const mailbox = (): string => `box${(made += 1)}@example.org`;

  describe('finding or creating a person', () => {
    it('takes the same folded names and the same mailbox for the same person, in any script and with names the wrong way round', async () => {
      const email = mailbox();
      const id = await find({ familyName: 'Akhmetova', givenName: 'Aigerim', email });
      expect(await find({ familyName: 'АХМЕТОВА', givenName: 'Айгерім', email: email.toUpperCase() })).toBe(id);
      expect(await find({ familyName: 'Aigerim', givenName: 'Ahmetova', email })).toBe(id);
      expect(await find({ familyName: 'Other', givenName: 'Spelling', otherScripts: { cyrillic: { family: 'Ахметова', given: 'Айгерим' } }, email })).toBe(id);
    });

    it('never takes an address for a person: those who share a mailbox stay apart', async () => {
      const email = mailbox();
      expect(await find({ familyName: 'Karimov', givenName: 'Akmal', email })).not.toBe(await find({ familyName: 'Karimov', givenName: 'Akbar', email }));
    });

    it('makes a new person for a namesake with another mailbox or with none', async () => {
      const names = { familyName: 'Ivanov', givenName: 'Ivan' };
      const ids = [await find({ ...names, email: mailbox() }), await find({ ...names, email: mailbox() }), await find(names), await find(names)];
      expect(new Set(ids).size).toBe(4);
    });

    it('leaves what the directory knows as it is', async () => {
      const email = mailbox();
      const id = await find({ familyName: 'Nurlanova', givenName: 'Dana', email, title: 'Dr', sex: 'female' });
      await find({ familyName: 'NURLANOVA', givenName: 'DANA', email, title: 'Mr', sex: 'male' });
      expect((await people.cards([id])).get(id)).toMatchObject({ familyName: 'Nurlanova', title: 'Dr', sex: 'female' });
    });

    it('makes one person when thirty requests come at once', async () => {
      const email = mailbox();
      const ids = await Promise.all(Array.from({ length: 30 }, (_, n) => find({ familyName: n % 2 ? 'Ақылбеков' : 'Akylbekov', givenName: n % 2 ? 'Ерлан' : 'Yerlan', email })));
      expect(new Set(ids).size).toBe(1);
    });

    it('makes two without the lock, so that the test above shows something', async () => {
      const email = mailbox();
      const unlocked = async (): Promise<void> =>
        sql.transaction(async (tx) => {
          const there = await tx.query(`SELECT id FROM person WHERE email = $1`, [email]);
          await tx.query('SELECT pg_sleep(0.05)');
          if (there.length === 0) await people.create(tx, { familyName: 'Race', givenName: 'Two', email });
        });
      await Promise.all([unlocked(), unlocked()]);
      expect(await sql.rows(`SELECT id FROM person WHERE email = $1`, [email])).toHaveLength(2);
    });

    it('takes batches that name the same people in different orders without one waiting for the other for ever', async () => {
      const batch = Array.from({ length: 20 }, (_, n) => ({ familyName: `Batch${'abcdefghijklmnopqrst'[n]}`, givenName: 'Person', email: mailbox() }));
      const orders = [batch, batch.toReversed(), batch.toSorted((a, b) => (a.email < b.email ? 1 : -1)), batch];
      const answers = await Promise.all(orders.map((order) => sql.transaction((tx) => people.findOrCreateAll(tx, order))));
      expect(new Set(answers.flat()).size).toBe(20);
      answers.forEach((ids, which) => expect(ids).toEqual((orders[which] ?? []).map((person) => answers[0]?.[batch.indexOf(person)])));
    });

    it('finds somebody who stands twice in one batch', async () => {
      const person = { familyName: 'Twice', givenName: 'Named', email: mailbox() };
      const [one, other] = await sql.transaction((tx) => people.findOrCreateAll(tx, [person, { ...person }]));
      expect(one).toBe(other);
    });

    it('writes one audit row for whoever is made, and none for whoever is found', async () => {
      const person = { familyName: 'Audited', givenName: 'Once', email: mailbox() };
      const id = await find(person);
      await find(person);
      expect(await sql.rows(`SELECT action, detail FROM audit WHERE subject_id = $1`, [id])).toEqual([{ action: 'person.created', detail: {} }]);
    });
  });

  it('shows the position that somebody holds today, by the clock', async () => {
    const id = await aPerson(running.app);
    const at = (title: string, from: string | null, to: string | null) =>
      insert(running.app, 'position', { id: newId(), person_id: id, title: { en: title }, institution_name: { en: `${title} Office` }, valid_from: from, valid_to: to });
    await at('Adviser', '2020-01-01', '2025-12-31');
    await at('Head', '2026-01-01', null);
    await at('Minister', '2026-06-01', null);
    const title = async (): Promise<unknown> => (await people.cards([id])).get(id)?.position;
    expect(await title()).toEqual({ en: 'Head' });
    running.clock.set(new Date('2026-06-01T00:00:00Z'));
    expect(await title()).toEqual({ en: 'Minister' });
    running.clock.set(new Date('2024-06-01T00:00:00Z'));
    expect((await people.cards([id])).get(id)).toMatchObject({ position: { en: 'Adviser' }, institution: { en: 'Adviser Office' }, institutionId: null });
    running.clock.set(TEST_NOW);
  });

  it('names States in both languages and, for the public face, in Persian', async () => {
    const states = running.app.get(States);
    expect(await states.all()).toHaveLength(195);
    expect(await states.name('IR', 'en')).toBe('Iran');
    expect(await states.name('IR', 'en', 'list')).toBe('Iran (Islamic Republic of)');
    expect(await states.name('KG', 'ru', 'formal')).toBe('Кыргызская Республика');
    expect(await states.name('TJ', 'fa')).toBe('تاجیکستان');
    expect(await states.name('XX', 'en')).toBe('XX');
    expect((await states.sortKey('TR', 'en')) < (await states.sortKey('TM', 'en'))).toBe(true);
  });

  describe('a process', () => {
    let processId: string;
    const party: Record<string, string> = {};
    beforeAll(async () => {
      processId = await insert(running.app, 'process', { id: newId(), acronym: 'TP', name: { en: 'Test Process' }, working_languages: ['en'] });
      for (const iso2 of ['KZ', 'KG', 'IR']) party[iso2] = await insert(running.app, 'party', { id: newId(), process_id: processId, state_iso2: iso2 });
      const status = (iso2: string, status: string, from: string, to: string | null) =>
        insert(running.app, 'party_status', { id: newId(), party_id: party[iso2], status, valid_from: from, valid_to: to });
      await status('KZ', 'member', '2013-06-05', null);
      await status('KG', 'guest', '2013-06-05', '2015-01-01');
      await status('KG', 'member', '2015-01-01', null);
      await status('IR', 'observer', '2014-01-01', '2020-01-01');
      await insert(running.app, 'chair_term', { id: newId(), process_id: processId, party_id: party['KZ'], valid_from: '2013-06-05', valid_to: '2016-11-29' });
      await insert(running.app, 'chair_term', { id: newId(), process_id: processId, party_id: party['KG'], valid_from: '2016-11-29', valid_to: null });
    });

    it('has parties whose status and chair belong to a day', async () => {
      const on = async (day: string) => (await running.app.get(Parties).of(processId, day)).map(({ stateIso2, status, chair }) => [stateIso2, status, chair]);
      expect(await on('2013-06-04')).toEqual([['IR', null, false], ['KZ', null, false], ['KG', null, false]]);
      expect(await on('2014-12-31')).toEqual([['IR', 'observer', false], ['KZ', 'member', true], ['KG', 'guest', false]]);
      expect(await on('2016-11-29')).toEqual([['IR', 'observer', false], ['KZ', 'member', false], ['KG', 'member', true]]);
      expect(await on('2020-01-02')).toEqual([['IR', null, false], ['KZ', 'member', false], ['KG', 'member', true]]);
    });

    it('answers names and parties of States', async () => {
      const parties = running.app.get(Parties);
      expect((await parties.names([party['IR'] ?? ''])).get(party['IR'] ?? '')).toEqual({ name: { en: 'Iran', ru: 'Иран' }, stateIso2: 'IR' });
      expect(await parties.stateParty('KZ', [processId])).toBe(party['KZ']);
      expect(await parties.stateParty('FR', [processId])).toBeNull();
    });

    it('is spoken for by the principals of the day, and by alternates when asked; the successor speaks on the day of a hand-over', async () => {
      const parties = running.app.get(Parties);
      const [first, second, deputy, iranian] = [await aPerson(running.app), await aPerson(running.app), await aPerson(running.app), await aPerson(running.app)];
      const point = (iso2: string, personId: string, rank: string, from: string, to: string | null) =>
        insert(running.app, 'focal_point', { id: newId(), party_id: party[iso2], person_id: personId, rank, valid_from: from, valid_to: to });
      await point('KZ', first, 'principal', '2014-01-01', '2018-05-01');
      await point('KZ', second, 'principal', '2018-05-01', null);
      await point('KZ', deputy, 'alternate', '2014-01-01', null);
      await point('IR', iranian, 'principal', '2014-01-01', null);
      const who = async (on: string, where: object = {}) => (await parties.focalPoints(on, { processIds: [processId], ...where })).map(({ personId }) => personId);
      expect(await who('2018-04-30')).toEqual([iranian, first]);
      expect(await who('2018-05-01')).toEqual([iranian, second]);
      expect(await who('2018-05-01', { includeAlternates: true })).toEqual([iranian, second, deputy]);
      expect(await who('2018-05-01', { statuses: ['member'] })).toEqual([second]);
      // Iran has no status any more, so nobody speaks for it here.
      expect(await who('2021-01-01')).toEqual([second]);
      expect(await parties.focalPoints('2018-05-01', { processIds: [] })).toEqual([]);
    });
  });
});
