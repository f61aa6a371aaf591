import { newId, Sql } from '../../src/platform/database/index.js';
import { linkHeader, signIn, type ActorHeaders } from '../support/actors.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { anEvent, insert } from '../support/factories.js';

describe('the directory through the API', () => {
  let running: TestApplication;
  let sql: Sql;
  let secretariat: ActorHeaders;
  let organiser: ActorHeaders;
  let desk: ActorHeaders;
  let participant: ActorHeaders;
  beforeAll(async () => {
    running = await startApplication();
    sql = running.app.get(Sql);
    const eventId = await anEvent(running.app);
    secretariat = await signIn(running.app, 'secretariat');
    organiser = await signIn(running.app, 'organiser', eventId);
    desk = await signIn(running.app, 'desk', eventId);
    participant = await linkHeader(running.app, { purpose: 'registration', subjectId: newId(), eventId });
  });
  afterAll(() => running.close());

  type Method = 'GET' | 'POST' | 'PATCH';
  const send = (method: Method, path: string, payload?: object, headers: ActorHeaders = secretariat) =>
    running.app.inject({ method, url: `/api/v1/${path}`, headers, ...(payload && { payload }) });
  const get = (path: string, headers?: ActorHeaders) => send('GET', path, undefined, headers);
  const post = (path: string, payload: object, headers?: ActorHeaders) => send('POST', path, payload, headers);
  const patch = (path: string, version: number, payload: object, headers: ActorHeaders = secretariat) => send('PATCH', path, payload, { ...headers, 'if-match': `"${version}"` });
  const made = async (path: string, payload: object): Promise<{ id: string; version: number }> => {
    const answer = await post(path, payload);
    expect([answer.statusCode, answer.json().code]).toEqual([201, undefined]);
    return answer.json();
  };
  const codesOf = (answers: readonly { statusCode: number }[]): number[] => answers.map((answer) => answer.statusCode).toSorted((a, b) => a - b);
  const count = async (table: string): Promise<number> => (await sql.rows<{ n: number }>(`SELECT count(*)::integer AS n FROM ${table}`))[0]?.n ?? 0;

  const aigerim = {
    title: 'Ms',
    familyName: 'Akhmetova',
    givenName: 'Aigerim',
    otherScripts: { cyrillic: { family: 'Ахметова', given: 'Айгерим' }, native: { family: 'Ахметова', given: 'Айгерім', language: 'kk' } },
    sex: 'female',
    birthDate: '1984-05-17',
    email: 'a.akhmetova@mfa.example',
    phone: '+7 7172 00 00 00',
    otherContacts: [{ kind: 'messenger', value: '@aigerim', note: 'working hours' }],
    stateIso2: 'KZ',
    correspondenceLanguage: 'ru',
    languages: ['kk', 'ru', 'en'],
    position: { en: 'Head of Division', ru: 'Начальник управления' },
    institutionName: { en: 'Ministry of Examples' },
  };

  describe('people', () => {
    let id: string;
    beforeAll(async () => {
      id = (await made('people', aigerim)).id;
    });

    it('shows an organiser whom to invite, and neither date of birth nor telephone nor further contacts', async () => {
      const [whole, part] = [(await get(`people/${id}`)).json(), (await get(`people/${id}`, organiser)).json()];
      expect(whole).toMatchObject({ birthDate: '1984-05-17', phone: '+7 7172 00 00 00', otherContacts: [{ value: '@aigerim' }] });
      expect(part).toEqual({ ...whole, birthDate: null, phone: null, otherContacts: [] });
    });

    it('are kept as they are written', async () => {
      const answer = await get(`people/${id}`);
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['etag']).toBe('"1"');
      const { institutionName: _, ...told } = aigerim;
      expect(answer.json()).toMatchObject({
        ...told,
        name: 'Aigerim Akhmetova',
        institution: { en: 'Ministry of Examples' },
        fictitious: false,
        positions: [{ title: aigerim.position, institution: { en: 'Ministry of Examples' }, from: null, to: null }],
        designations: [],
        version: 1,
      });
    });

    it('are refused a second time with the same names and mailbox, even when two try at once', async () => {
      const again = await post('people', { ...aigerim, familyName: 'АХМЕТОВА', givenName: 'Айгерим' });
      expect(again.json()).toMatchObject({ status: 409, code: 'PERSON_EXISTS', errors: [{ field: 'email' }], params: { personId: id } });
      const form = { familyName: 'Parallel', givenName: 'Person', email: 'parallel@example.org' };
      const answers = await Promise.all(Array.from({ length: 8 }, () => post('people', form)));
      expect(codesOf(answers)).toEqual([201, ...Array<number>(7).fill(409)]);
    });

    it('change only for whoever has read the newest version', async () => {
      const fresh = await made('people', { familyName: 'Changed', givenName: 'Person', title: 'Mr' });
      const changed = await patch(`people/${fresh.id}`, 1, { familyName: 'Изменённый', title: null });
      expect([changed.statusCode, changed.headers['etag']]).toEqual([200, '"2"']);
      expect(changed.json()).toMatchObject({ familyName: 'Изменённый', givenName: 'Person', title: null, version: 2 });
      expect((await patch(`people/${fresh.id}`, 1, { title: 'Dr' })).json()).toMatchObject({ status: 412, code: 'VERSION_CHANGED' });
      expect((await send('PATCH', `people/${fresh.id}`, { title: 'Dr' })).json()).toMatchObject({ status: 428, code: 'VERSION_NEEDED' });
      expect((await send('PATCH', `people/${fresh.id}`, { title: 'Dr' }, { ...secretariat, 'if-match': '*' })).json()).toMatchObject({ status: 400, code: 'VERSION_MALFORMED' });
      const found = await get('people?search=izmenennyi');
      expect(found.json().items.map((person: { id: string }) => person.id)).toContain(fresh.id);
    });

    it('change once when two change them at once', async () => {
      const fresh = await made('people', { familyName: 'Contended', givenName: 'Person' });
      const answers = await Promise.all(Array.from({ length: 6 }, (_, n) => patch(`people/${fresh.id}`, 1, { title: `T${n}` })));
      expect(codesOf(answers)).toEqual([200, 412, 412, 412, 412, 412]);
    });

    it('take up a new position, which ends the one before', async () => {
      const fresh = await made('people', { familyName: 'Promoted', givenName: 'Person', position: { en: 'Adviser' } });
      const answer = await post(`people/${fresh.id}/positions`, { title: { en: 'Director' }, from: '2026-02-01', endsOthers: true });
      expect(answer.statusCode).toBe(201);
      expect(answer.json()).toMatchObject({
        position: { en: 'Director' },
        positions: [
          { title: { en: 'Director' }, from: '2026-02-01', to: null },
          { title: { en: 'Adviser' }, from: null, to: '2026-01-31' },
        ],
        version: 2,
      });
    });

    it('leave an audit row whenever staff look at them or change them, without a name in it', async () => {
      const fresh = await made('people', { familyName: 'Watched', givenName: 'Person' });
      await get(`people/${fresh.id}`);
      await patch(`people/${fresh.id}`, 1, { phone: '+7 700 000 00 00' });
      await get('people?search=watched');
      const trail = await sql.rows<{ action: string; detail: object }>(`SELECT action, detail FROM audit WHERE subject_id = $1 ORDER BY seq`, [fresh.id]);
      expect(trail).toEqual([
        { action: 'person.created', detail: {} },
        { action: 'person.viewed', detail: {} },
        { action: 'person.changed', detail: { fields: ['phone'] } },
      ]);
      const [listed] = await sql.rows<{ detail: object }>(`SELECT detail FROM audit WHERE action = 'people.listed' ORDER BY seq DESC LIMIT 1`);
      expect(listed?.detail).toEqual({ shown: 1 });
    });
  });

  describe('search', () => {
    const find = async (query: string): Promise<string[]> => {
      const answer = await get(`people?search=${encodeURIComponent(query)}`);
      expect(answer.statusCode).toBe(200);
      return answer.json().items.map((person: { name: string }) => person.name);
    };
    beforeAll(async () => {
      await made('people', { familyName: 'Zhumabayev', givenName: 'Yerlan', email: 'e.zh@search.example', otherScripts: { native: { family: 'Жұмабаев', given: 'Ерлан', language: 'kk' } } });
      await made('people', { familyName: 'Hosseini', givenName: 'Mohammad', otherScripts: { native: { family: 'حسینی', given: 'محمد', language: 'fa' } } });
      await made('people', { familyName: 'Karimi', givenName: 'Zahra' });
      await made('people', { familyName: 'Yılmaz', givenName: 'Cemile', otherScripts: { cyrillic: { family: 'Йылмаз', given: 'Джемиле' } } });
      await made('people', { familyName: 'Rahimov', givenName: 'Parviz' });
    });

    it.each([
      ['Akhmetova', 'Aigerim Akhmetova'],
      ['Ахметова', 'Aigerim Akhmetova'],
      ['ахмет', 'Aigerim Akhmetova'],
      ['Ahmetova Aygerim', 'Aigerim Akhmetova'],
      ['aigerm akhmetva', 'Aigerim Akhmetova'],
      ['Жумабаев', 'Yerlan Zhumabayev'],
      ['Jumabaev', 'Yerlan Zhumabayev'],
      ['Ерлан', 'Yerlan Zhumabayev'],
      ['محمد حسینی', 'Mohammad Hosseini'],
      ['Muhammad', 'Mohammad Hosseini'],
      ['کریمی', 'Zahra Karimi'],
      ['زهرا', 'Zahra Karimi'],
      ['Джемиле', 'Cemile Yılmaz'],
      ['Yilmaz', 'Cemile Yılmaz'],
      ['Jemile', 'Cemile Yılmaz'],
      ['رحیموف', 'Parviz Rahimov'],
      ['E.ZH@search', 'Yerlan Zhumabayev'],
    ])('for %s finds %s', async (query, name) => {
      expect(await find(query)).toContain(name);
    });

    it('puts what fits best first', async () => {
      await made('people', { familyName: 'Rahim', givenName: 'Ali' });
      expect((await find('Rahimov'))[0]).toBe('Parviz Rahimov');
      expect((await find('rahim'))[0]).toBe('Ali Rahim');
    });

    it.each(['Schwarzenegger', '%', '_', "'; DROP TABLE person; --", '***', '🙂', '@nowhere'])('for %s finds nobody', async (query) => {
      expect(await find(query)).toEqual([]);
    });

    it('gives every person once, page by page, in the order of names', async () => {
      for (const name of ['Ädler', 'Adler', 'Çelik', 'Zorn', 'adler']) await made('people', { familyName: name, givenName: 'Paged', stateIso2: 'DE' });
      const seen: string[] = [];
      let cursor: string | null = '';
      for (let page = 0; cursor !== null && page < 20; page += 1) {
        const answer = await get(`people?limit=2&state=DE${cursor ? `&cursor=${cursor}` : ''}`);
        seen.push(...answer.json().items.map((person: { familyName: string }) => person.familyName));
        cursor = answer.json().next;
        expect(Buffer.from(cursor ?? '', 'base64url').toString()).not.toMatch(/dler|elik/);
      }
      expect(seen).toEqual(['adler', 'Adler', 'Ädler', 'Çelik', 'Zorn']);
    });

    it('pages through what was searched for, too', async () => {
      const all = (await get('people?search=paged')).json().items;
      const first = (await get('people?search=paged&limit=3')).json();
      const second = (await get(`people?search=paged&limit=3&cursor=${first.next}`)).json();
      expect([...first.items, ...second.items]).toEqual(all);
      expect(second.next).toBeNull();
    });
  });

  describe('institutions', () => {
    it('are found in either language and by acronym, and know what they are part of', async () => {
      const ministry = await made('institutions', { name: { en: 'Ministry of Internal Affairs', ru: 'Министерство внутренних дел' }, acronym: 'MIA', kind: 'ministry', stateIso2: 'KZ' });
      const service = await made('institutions', { name: { en: 'Migration Service', ru: 'Миграционная служба' }, kind: 'agency', stateIso2: 'KZ', parentId: ministry.id });
      for (const query of ['vnutrennih', 'internal affairs', 'MIA', 'Министерство']) {
        const found = await get(`institutions?search=${encodeURIComponent(query)}`);
        expect(found.json().items.map((institution: { id: string }) => institution.id)).toContain(ministry.id);
      }
      expect((await get(`institutions?parent=${ministry.id}`)).json().items).toEqual([expect.objectContaining({ id: service.id, parentId: ministry.id })]);
    });

    it('never become part of themselves, also when two moves at once would close a circle', async () => {
      const [a, b, c] = await Promise.all(['Alpha', 'Beta', 'Gamma'].map((name) => made('institutions', { name: { en: name }, kind: 'other' })));
      if (!a || !b || !c) throw new Error('three institutions were made');
      await patch(`institutions/${b.id}`, 1, { parentId: a.id });
      await patch(`institutions/${c.id}`, 1, { parentId: b.id });
      expect((await patch(`institutions/${a.id}`, 1, { parentId: c.id })).json()).toMatchObject({ status: 409, code: 'PARENT_IN_CIRCLE', errors: [{ field: 'parentId' }] });
      expect((await patch(`institutions/${a.id}`, 1, { parentId: a.id })).json()).toMatchObject({ status: 409, code: 'PARENT_IN_CIRCLE' });
      const [d, e] = await Promise.all(['Delta', 'Epsilon'].map((name) => made('institutions', { name: { en: name }, kind: 'other' })));
      if (!d || !e) throw new Error('two institutions were made');
      const answers = await Promise.all([patch(`institutions/${d.id}`, 1, { parentId: e.id }), patch(`institutions/${e.id}`, 1, { parentId: d.id })]);
      expect(codesOf(answers)).toEqual([200, 409]);
    });

    it('are changed once when three change them at once', async () => {
      const { id } = await made('institutions', { name: { en: 'Raced House' }, kind: 'other' });
      const answers = await Promise.all(['A', 'B', 'C'].map((acronym) => patch(`institutions/${id}`, 1, { acronym })));
      expect(codesOf(answers)).toEqual([200, 412, 412]);
    });

    it('clear what is set to null and keep what is left out', async () => {
      const { id } = await made('institutions', { name: { en: 'Clearing House' }, acronym: 'CH', kind: 'igo', website: 'https://house.example' });
      expect((await patch(`institutions/${id}`, 1, { acronym: null })).json()).toMatchObject({ acronym: null, website: 'https://house.example', kind: 'igo', version: 2 });
    });
  });

  describe('processes', () => {
    let processId: string;
    let kazakhstan: string;
    let turkiye: string;
    beforeAll(async () => {
      processId = (await made('processes', { acronym: 'AP', name: { en: 'A Process', ru: 'Процесс' }, workingLanguages: ['en', 'ru'], focalPointTitle: { en: 'National Coordinator' } })).id;
      kazakhstan = (await made('parties', { processId, stateIso2: 'KZ', status: 'member', from: '2013-06-05' })).id;
      turkiye = (await made('parties', { processId, stateIso2: 'TR', status: 'observer', from: '2013-06-05', to: '2015-01-01' })).id;
    });

    it('list their parties as they stand on a day', async () => {
      const personId = (await made('people', { familyName: 'Coordinator', givenName: 'National' })).id;
      const { id } = await made('focal-points', { partyId: kazakhstan, personId, rank: 'principal', from: '2020-01-01' });
      const answer = await get(`processes/${processId}/parties?on=2026-01-01`);
      expect(answer.json().items).toEqual([
        expect.objectContaining({ id: kazakhstan, name: { en: 'Kazakhstan', ru: 'Казахстан' }, status: 'member', chair: false, focalPoints: [{ id, personId, name: 'National Coordinator', rank: 'principal', from: '2020-01-01', to: null }] }),
        expect.objectContaining({ id: turkiye, status: null, focalPoints: [], statuses: [expect.objectContaining({ status: 'observer', from: '2013-06-05', to: '2015-01-01' })] }),
      ]);
      expect((await get(`people/${personId}`)).json().designations).toEqual([{ id, partyId: kazakhstan, institutionId: null, of: { en: 'Kazakhstan', ru: 'Казахстан' }, rank: 'principal', from: '2020-01-01', to: null }]);
      expect((await post(`focal-points/${id}/end`, { on: '2026-02-01' })).statusCode).toBe(204);
      expect((await get(`processes/${processId}/parties`)).json().items[0].focalPoints).toEqual([]);
      const later = await made('focal-points', { partyId: kazakhstan, personId, rank: 'alternate', from: '2026-02-02' });
      expect((await get(`focal-points?party=${kazakhstan}`)).json().items).toEqual([
        { id: later.id, personId, name: 'National Coordinator', rank: 'alternate', from: '2026-02-02', to: null },
        { id, personId, name: 'National Coordinator', rank: 'principal', from: '2020-01-01', to: '2026-02-01' },
      ]);
      expect((await post(`focal-points/${later.id}/end`, { on: '2026-02-03' })).statusCode).toBe(204);
    });

    it('give a party one status at a time, also when many try at once', async () => {
      const from = '2015-01-01';
      const answers = await Promise.all(['member', 'guest', 'partner', 'member', 'guest'].map((status) => post(`parties/${turkiye}/statuses`, { status, from })));
      expect(codesOf(answers)).toEqual([201, 409, 409, 409, 409]);
      expect(answers.find((answer) => answer.statusCode === 409)?.json()).toMatchObject({ code: 'STATUS_OVERLAPS', errors: [{ field: 'from' }] });
      const [current] = (await get(`processes/${processId}/parties`)).json().items.find((party: { id: string }) => party.id === turkiye).statuses;
      expect((await post(`parties/${turkiye}/statuses/${current.id}/end`, { on: '2025-12-31' })).statusCode).toBe(204);
      expect((await post(`parties/${turkiye}/statuses`, { status: 'member', from: '2025-12-31' })).statusCode).toBe(201);
    });

    it('hold one status in the database itself', async () => {
      const unruled = (status: string) => insert(running.app, 'party_status', { id: newId(), party_id: kazakhstan, status, valid_from: '2024-01-01', valid_to: null });
      await expect(unruled('guest')).rejects.toMatchObject({ driverError: { constraint: 'party_status_one_at_a_time' } });
    });

    it('have one chair at a time, handed over on a day, also when two parties take it at once', async () => {
      const first = await made(`processes/${processId}/chair-terms`, { partyId: kazakhstan, from: '2013-06-05' });
      expect((await post(`processes/${processId}/chair-terms`, { partyId: turkiye, from: '2016-11-29' })).json()).toMatchObject({ status: 409, code: 'CHAIR_TERM_OVERLAPS' });
      expect((await post(`processes/${processId}/chair-terms/${first.id}/end`, { on: '2016-11-29' })).statusCode).toBe(204);
      const answers = await Promise.all([turkiye, kazakhstan, turkiye].map((partyId) => post(`processes/${processId}/chair-terms`, { partyId, from: '2016-11-29' })));
      expect(codesOf(answers)).toEqual([201, 409, 409]);
      expect((await get(`processes/${processId}/chair-terms`)).json().items.map((term: { from: string; to: string | null }) => [term.from, term.to])).toEqual([
        ['2016-11-29', null],
        ['2013-06-05', '2016-11-29'],
      ]);
    });

    it('have one principal focal point a party at a time and any number of alternates, also when many are named at once', async () => {
      const people = await Promise.all(Array.from({ length: 5 }, (_, n) => made('people', { familyName: `Candidate${'abcde'[n]}`, givenName: 'Focal' })));
      const name = (rank: string) => Promise.all(people.map(({ id }) => post('focal-points', { partyId: turkiye, personId: id, rank, from: '2026-01-01' })));
      expect(codesOf(await name('principal'))).toEqual([201, 409, 409, 409, 409]);
      const alternates = await name('alternate');
      // The principal cannot be an alternate in the same days.
      expect(alternates.map((answer) => answer.json().code).filter(Boolean)).toEqual(['FOCAL_POINT_TWICE']);
    });

    it('tell who speaks for an institution, and ask whose focal points are meant', async () => {
      const institution = (await made('institutions', { name: { en: 'Spoken For Agency' }, kind: 'agency' })).id;
      const personId = (await made('people', { familyName: 'Speaker', givenName: 'Agency' })).id;
      await made('focal-points', { institutionId: institution, personId, rank: 'principal', from: '2025-01-01' });
      expect((await get(`focal-points?institution=${institution}`)).json().items).toMatchObject([{ personId, name: 'Agency Speaker', rank: 'principal', to: null }]);
      expect((await get('focal-points')).json()).toMatchObject({ status: 422, code: 'FOCAL_POINT_FOR_ONE' });
      expect((await get(`focal-points?party=${kazakhstan}&institution=${institution}`)).json()).toMatchObject({ status: 422, code: 'FOCAL_POINT_FOR_ONE' });
    });

    it('change only for whoever has read the newest version', async () => {
      expect((await patch(`processes/${processId}`, 1, { name: { en: 'Renamed' } })).json()).toMatchObject({ name: { en: 'Renamed' }, acronym: 'AP', version: 2 });
      expect((await patch(`processes/${processId}`, 1, { name: { en: 'Late' } })).json()).toMatchObject({ status: 412, code: 'VERSION_CHANGED' });
    });

    it.each<[string, string, object, number, string, string | null]>([
      ['a party that is there', 'parties', { stateIso2: 'KZ', status: 'guest', from: '2026-01-01' }, 409, 'PARTY_EXISTS', 'stateIso2'],
      ['a party that is two', 'parties', { stateIso2: 'KG', institutionId: '0190f0f0-0000-7000-8000-000000000000', status: 'guest', from: '2026-01-01' }, 422, 'PARTY_IS_ONE', 'stateIso2'],
      ['a party that is nobody', 'parties', { status: 'guest', from: '2026-01-01' }, 422, 'PARTY_IS_ONE', 'stateIso2'],
      ['an unknown State', 'parties', { stateIso2: 'XX', status: 'guest', from: '2026-01-01' }, 422, 'STATE_UNKNOWN', 'stateIso2'],
      ['a term that ends before it begins', 'parties', { stateIso2: 'KG', status: 'guest', from: '2026-01-02', to: '2026-01-01' }, 422, 'DATES_REVERSED', 'to'],
      ['a day that does not exist', 'parties', { stateIso2: 'KG', status: 'guest', from: '2026-02-30' }, 422, 'INVALID_INPUT', 'from'],
      ['an unknown status', 'parties', { stateIso2: 'KG', status: 'friend', from: '2026-01-01' }, 422, 'INVALID_INPUT', 'status'],
      ['an acronym that is taken', 'processes', { acronym: 'AP', name: { en: 'Again' }, workingLanguages: ['en'] }, 409, 'ACRONYM_TAKEN', 'acronym'],
      ['a process without a name', 'processes', { acronym: 'NN', name: {}, workingLanguages: ['en'] }, 422, 'INVALID_INPUT', 'name'],
      ['a focal point for nobody', 'focal-points', { personId: '0190f0f0-0000-7000-8000-000000000000', rank: 'principal', from: '2026-01-01' }, 422, 'FOCAL_POINT_FOR_ONE', 'partyId'],
    ])('refuse %s and change nothing', async (_, path, body, status, code, field) => {
      const before = [await count('party'), await count('process'), await count('focal_point'), await count('audit')];
      const answer = await post(path, path === 'parties' ? { processId, ...body } : body);
      expect(answer.json()).toMatchObject({ status, code, errors: [expect.objectContaining({ field })] });
      expect([await count('party'), await count('process'), await count('focal_point'), await count('audit')]).toEqual(before);
    });

    it('are not found under an id that leads nowhere', async () => {
      const nowhere = newId();
      expect((await get(`processes/${nowhere}`)).json().code).toBe('PROCESS_NOT_FOUND');
      expect((await get(`processes/${nowhere}/parties`)).json().code).toBe('PROCESS_NOT_FOUND');
      expect((await post(`parties/${nowhere}/statuses`, { status: 'guest', from: '2026-01-01' })).json().code).toBe('PARTY_NOT_FOUND');
      expect((await post(`focal-points/${nowhere}/end`, { on: '2026-01-01' })).json().code).toBe('FOCAL_POINT_NOT_FOUND');
      expect((await post(`processes/${processId}/chair-terms`, { partyId: nowhere, from: '2030-01-01' })).json().status).toBeGreaterThanOrEqual(409);
      expect((await get(`institutions/${nowhere}`)).json().code).toBe('INSTITUTION_NOT_FOUND');
      expect((await get('people/not-an-id')).json()).toMatchObject({ status: 422, errors: [{ field: 'personId' }] });
    });
  });

  describe('bad input', () => {
    const good = { familyName: 'Good', givenName: 'Person' };
    it.each<[string, object, string, string]>([
      ['a formula for a name', { ...good, familyName: '=HYPERLINK("http://evil.example")' }, 'familyName', 'isPersonName'],
      ['a name that turns the writing direction', { ...good, givenName: 'Ann\u202enosnhoJ' }, 'givenName', 'isPersonName'],
      ['a name with a control character', { ...good, familyName: 'Ann\u0000' }, 'familyName', 'isPersonName'],
      ['a name with a line break', { ...good, familyName: 'Ann\r\nBcc: a@b.example' }, 'familyName', 'isPersonName'],
      ['an empty name', { ...good, familyName: '  ' }, 'familyName', 'isPersonName'],
      ['a name of the wrong type', { ...good, familyName: 12 }, 'familyName', 'isPersonName'],
      ['a missing name', { givenName: 'Only' }, 'familyName', 'isPersonName'],
      ['a name that is too long', { ...good, familyName: 'A'.repeat(201) }, 'familyName', 'maxLength'],
      ['a native name that is a formula', { ...good, otherScripts: { native: { family: '@SUM(A1)', given: 'X', language: 'kk' } } }, 'otherScripts.native.family', 'isPersonName'],
      ['a native name without its language', { ...good, otherScripts: { native: { family: 'Ә', given: 'Ә' } } }, 'otherScripts.native.language', 'isLanguageTag'],
      ['a mailbox that is none', { ...good, email: 'nobody' }, 'email', 'isEmail'],
      ['a sex that is none', { ...good, sex: 'yes' }, 'sex', 'isIn'],
      ['a day that does not exist', { ...good, birthDate: '1990-02-30' }, 'birthDate', 'isCalendarDate'],
      ['a birth in the future', { ...good, birthDate: '2026-03-04' }, 'birthDate', 'BIRTH_DATE_AHEAD'],
      ['a birth too long ago', { ...good, birthDate: '1666-09-02' }, 'birthDate', 'BIRTH_DATE_AHEAD'],
      ['a State of three letters', { ...good, stateIso2: 'KAZ' }, 'stateIso2', 'isStateCode'],
      ['a State that is none', { ...good, stateIso2: 'XX' }, 'stateIso2', 'STATE_UNKNOWN'],
      ['an institution that is not there', { ...good, institutionId: '0190f0f0-0000-7000-8000-000000000000' }, 'institutionId', 'INSTITUTION_UNKNOWN'],
      ['a telephone number that is none', { ...good, phone: 'call me' }, 'phone', 'isTelephone'],
      ['a language that is none', { ...good, languages: ['Russian'] }, 'languages', 'isLanguageTag'],
      ['a language of letters that Convoke does not write', { ...good, correspondenceLanguage: 'de' }, 'correspondenceLanguage', 'isIn'],
      ['a field that nobody knows', { ...good, fictitious: true }, 'fictitious', 'whitelistValidation'],
    ])('%s is refused with its field, and nobody is added', async (_, body, field, code) => {
      const before = await count('person');
      const answer = await post('people', body, { ...secretariat, 'accept-language': 'ru' });
      expect(answer.statusCode).toBe(422);
      expect(answer.json().errors).toContainEqual({ field, code, detail: expect.stringMatching(/\p{Script=Cyrillic}/u) });
      expect(await count('person')).toBe(before);
    });

    it.each(['people?limit=0', 'people?limit=201', 'people?cursor=nonsense', `people?cursor=${Buffer.from('["x","y"]').toString('base64url')}`, 'people?state=kz', 'people?unknown=1', 'institutions?kind=club'])(
      '%s is refused',
      async (path) => {
        const answer = await get(path);
        expect([400, 422]).toContain(answer.statusCode);
        expect(answer.json().errors).toHaveLength(1);
      },
    );
  });

  describe('permissions', () => {
    it.each<[Method, string]>([
      ['GET', 'people'],
      ['GET', 'institutions'],
      ['GET', 'processes'],
    ])('let the secretariat and organisers %s %s, and nobody else', async (method, path) => {
      const codes = await Promise.all([secretariat, organiser, desk, participant, {}].map(async (headers) => (await send(method, path, undefined, headers)).statusCode));
      expect(codes).toEqual([200, 200, 403, 403, 401]);
    });

    it.each<[Method, string, object]>([
      ['POST', 'people', { familyName: 'Not', givenName: 'Allowed' }],
      ['POST', 'institutions', { name: { en: 'Not allowed' }, kind: 'other' }],
      ['POST', 'processes', { acronym: 'NO', name: { en: 'Not allowed' }, workingLanguages: ['en'] }],
      ['POST', 'parties', {}],
      ['POST', 'focal-points', {}],
    ])('let only the secretariat %s %s', async (method, path, body) => {
      const codes = await Promise.all([organiser, desk, participant, {}].map(async (headers) => (await send(method, path, body, headers)).statusCode));
      expect(codes).toEqual([403, 403, 403, 401]);
    });

    it('let everybody read the list of States', async () => {
      const answer = await get('states', {});
      expect(answer.statusCode).toBe(200);
      expect(answer.json().items).toHaveLength(195);
      expect(answer.json().items.find((state: { iso2: string }) => state.iso2 === 'TR')).toEqual({
        iso2: 'TR',
        en: { short: 'Türkiye', list: 'Türkiye', formal: 'Republic of Türkiye', sort: 'turkiye' },
        ru: { short: 'Турция', list: 'Турция', formal: 'Турецкая Республика', sort: 'турция' },
      });
    });
  });
});
