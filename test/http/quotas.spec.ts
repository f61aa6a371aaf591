import { newId, Sql } from '../../src/platform/database/index.js';
import { Metrics } from '../../src/platform/health/index.js';
import { Reconciliation } from '../../src/registration/index.js';
import { linkHeader, signIn, type ActorHeaders } from '../support/actors.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { anEvent, aRegistration, insert, registrationOpen } from '../support/factories.js';
import { partiesOf } from '../support/parties.js';

describe('quotas through HTTP', () => {
  let running: TestApplication;
  let secretariat: ActorHeaders;
  let eventId: string;
  let kz: string;
  let kg: string;
  let people = 0;
  beforeAll(async () => {
    running = await startApplication();
    secretariat = await signIn(running.app, 'secretariat');
    const made = await partiesOf(running.app, ['KZ', 'KG']);
    [kz = '', kg = ''] = made.parties;
    eventId = await anEvent(running.app, { slug: 'with-quotas', capacity: 50 });
    await registrationOpen(running.app, eventId, { capacity: 50, categories: ['member-state', 'ngo'] });
    await running.app.get(Sql).rows('INSERT INTO event_process (event_id, process_id, place) VALUES ($1, $2, 0)', [eventId, made.processId]);
  });
  afterAll(() => running.close());

  const ask = (method: 'GET' | 'PUT' | 'POST', path: string, payload?: object, headers: ActorHeaders = secretariat) => running.app.inject({ method, url: `/api/v1/events/${eventId}${path}`, headers, ...(payload && { payload }) });
  const put = async (payload: object, headers: ActorHeaders = secretariat) => {
    const { etag } = (await ask('GET', '/quotas')).headers;
    return ask('PUT', '/quotas', payload, { ...headers, 'if-match': String(etag) });
  };
  const enter = async (more: object = {}) => {
    people += 1;
    return (await ask('POST', '/registrations', { person: { familyName: `Quota${people}`, givenName: 'A', email: `quota${people}@example.org` }, category: 'member-state', partyId: kz, locale: 'en', ...more })).json();
  };
  const delegation = { seats: 3, funded: 1 };

  it('are read and set as a whole, with what is taken and who waits, under a version', async () => {
    const before = await ask('GET', '/quotas');
    expect(before.headers['etag']).toBe('"1"');
    expect(before.json()).toMatchObject({ event: { capacity: 50 }, delegation: { seats: null, funded: null }, parties: [{ partyId: kz, name: { en: 'Kazakhstan' }, seats: { capacity: null, own: false, taken: 0 } }, { partyId: kg }], categories: [{ category: 'member-state' }, { category: 'ngo' }], sessions: [] });
    const after = await put({ delegation, rows: [{ key: `party:${kg}`, capacity: 5 }] });
    expect(after.headers['etag']).toBe('"2"');
    for (let n = 0; n < 4; n += 1) await enter();
    expect((await ask('GET', '/quotas')).json().parties).toMatchObject([
      { partyId: kz, seats: { key: `party:${kz}`, own: false, capacity: 3, taken: 3, waiting: 1 }, funded: { capacity: 1, taken: 0 } },
      { partyId: kg, seats: { own: true, capacity: 5, taken: 0, waiting: 0 } },
    ]);
    const [audited] = await running.app.get(Sql).rows<{ detail: object }>(`SELECT detail FROM audit WHERE action = 'quotas.changed' AND event_id = $1`, [eventId]);
    expect(audited?.detail).toEqual({ delegation, limits: { [`party:${kg}`]: 5 }, dropped: [] });
  });

  it.each<[string, object, number, string, string]>([
    ['fewer seats than a delegation has taken', { delegation, rows: [{ key: 'party:KZ', capacity: 2 }] }, 409, 'QUOTA_BELOW_TAKEN', 'rows[0].capacity'],
    ['fewer for every delegation than one has taken', { delegation: { seats: 2, funded: null }, rows: [] }, 409, 'DEFAULT_BELOW_TAKEN', 'delegation.seats'],
    ['a party that there is not', { delegation, rows: [{ key: 'party:0198c5c2-0000-7000-8000-000000000000', capacity: 2 }] }, 422, 'QUOTA_UNKNOWN', 'rows[0].key'],
    ['a party whose id is none', { delegation, rows: [{ key: 'party:nowhere', capacity: 2 }] }, 422, 'QUOTA_UNKNOWN', 'rows[0].key'],
    ['a category that takes no seat', { delegation, rows: [{ key: 'category:support-staff', capacity: 2 }] }, 422, 'CATEGORY_WITHOUT_SEATS', 'rows[0].key'],
    ['one quota twice', { delegation, rows: [{ key: 'category:ngo', capacity: 2 }, { key: 'category:ngo', capacity: 3 }] }, 422, 'QUOTA_TWICE', 'rows[1].key'],
    ['the event itself, whose seats are set with the event', { delegation, rows: [{ key: 'event', capacity: 2 }] }, 422, 'INVALID_INPUT', 'rows[0].key'],
    ['less than nothing', { delegation, rows: [{ key: 'category:ngo', capacity: -1 }] }, 422, 'INVALID_INPUT', 'rows[0].capacity'],
    ['part of a person', { delegation: { seats: 2.5, funded: null }, rows: [] }, 422, 'INVALID_INPUT', 'delegation.seats'],
    ['no word about every delegation', { rows: [] }, 422, 'INVALID_INPUT', 'delegation'],
    ['a number that is left out', { delegation, rows: [{ key: 'category:ngo' }] }, 422, 'INVALID_INPUT', 'rows[0].capacity'],
  ])('refuses %s, names the field, and changes nothing', async (_, payload, status, code, field) => {
    const before = (await ask('GET', '/quotas')).body;
    const answer = await put(JSON.parse(JSON.stringify(payload).replace('party:KZ', `party:${kz}`)) as object);
    expect({ status: answer.statusCode, code: answer.json().code, field: answer.json().errors?.[0].field }).toEqual({ status, code, field });
    expect((await ask('GET', '/quotas')).body).toBe(before);
  });

  it('names the delegation that has more people in the reader’s language', async () => {
    const answer = await put({ delegation: { seats: 2, funded: null }, rows: [] }, { ...secretariat, 'accept-language': 'ru' });
    expect(answer.json().detail).toContain('Казахстан: уже занято 3');
  });

  it('are kept from being overwritten by one who read an older version', async () => {
    expect((await ask('PUT', '/quotas', { delegation, rows: [] }, { ...secretariat, 'if-match': '"1"' })).json()).toMatchObject({ code: 'VERSION_CHANGED' });
    expect((await ask('PUT', '/quotas', { delegation, rows: [] })).statusCode).toBe(428);
  });

  it('of an event that is over for good are not changed any more', async () => {
    const over = await anEvent(running.app, { slug: 'over-for-good', status: 'archived' });
    await registrationOpen(running.app, over);
    const answer = await running.app.inject({ method: 'PUT', url: `/api/v1/events/${over}/quotas`, headers: { ...secretariat, 'if-match': '"1"' }, payload: { delegation, rows: [] } });
    expect(answer.json()).toMatchObject({ code: 'EVENT_IS_FINAL' });
  });

  it('of funded places are taken and given back one by one, and refused with the number', async () => {
    const [first, second] = [await enter({ partyId: kg, funded: true }), await enter({ partyId: kg })];
    expect((await ask('GET', `/registrations/${first.id}`)).json()).toMatchObject({ funded: true, status: 'confirmed' });
    const refused = await ask('PUT', `/registrations/${second.id}/funded`, { funded: true });
    expect({ status: refused.statusCode, ...refused.json() }).toMatchObject({ status: 409, code: 'FUNDED_FULL', params: { capacity: 1 } });
    expect((await ask('PUT', `/registrations/${first.id}/funded`, { funded: false })).json()).toMatchObject({ funded: false, history: [{}, {}, {}, { change: 'funded' }] });
    expect((await ask('PUT', `/registrations/${second.id}/funded`, { funded: true })).json()).toMatchObject({ funded: true });
  });

  it('are refused to whoever waits no longer, by the name of what is full, where nobody may wait', async () => {
    const strict = await anEvent(running.app, { slug: 'nobody-waits' });
    await registrationOpen(running.app, strict, { waiting_list: false });
    await running.app.inject({ method: 'PUT', url: `/api/v1/events/${strict}/quotas`, headers: { ...secretariat, 'if-match': '"1"' }, payload: { delegation: { seats: 0, funded: null }, rows: [{ key: 'category:ngo', capacity: 0 }] } });
    const come = (category: string, partyId?: string) =>
      running.app.inject({ method: 'POST', url: `/api/v1/events/${strict}/registrations`, headers: secretariat, payload: { person: { familyName: 'Late', givenName: 'A', email: 'late@example.org' }, category, partyId, locale: 'en' } });
    expect((await come('member-state', kz)).json()).toMatchObject({ code: 'DELEGATION_FULL', params: { capacity: 0 } });
    expect((await come('ngo')).json()).toMatchObject({ code: 'CATEGORY_FULL' });
  });

  it('are set by nobody who may only look elsewhere, or registered', async () => {
    const registration = await aRegistration(running.app, eventId, { status: 'withdrawn' });
    for (const headers of [await signIn(running.app, 'organiser', await anEvent(running.app)), await signIn(running.app, 'desk', eventId)]) {
      expect((await ask('PUT', '/quotas', { delegation, rows: [] }, { ...headers, 'if-match': '"2"' })).statusCode).toBe(403);
      expect((await ask('GET', '/quotas', undefined, headers)).statusCode).toBe(403);
      expect((await ask('PUT', `/registrations/${registration}/funded`, { funded: true }, headers)).statusCode).toBe(403);
    }
  });

  describe('and the line of those who wait', () => {
    let at: string;
    let ids: string[];
    const post = (path: string, payload: object, headers: ActorHeaders = secretariat) => running.app.inject({ method: 'POST', url: `/api/v1/events/${at}${path}`, headers, payload });
    const line = async () => (await running.app.inject({ url: `/api/v1/events/${at}/waiting-list`, headers: secretariat })).json().items;
    beforeEach(async () => {
      people += 1;
      at = await anEvent(running.app, { slug: `line-${people}`, capacity: 100 });
      await registrationOpen(running.app, at, { capacity: 100 });
      await running.app.inject({ method: 'PUT', url: `/api/v1/events/${at}/quotas`, headers: { ...secretariat, 'if-match': '"1"' }, payload: { delegation: { seats: 1, funded: null }, rows: [] } });
      ids = [];
      for (const partyId of [kz, kg, kz, kg, kz]) {
        people += 1;
        ids.push((await post('/registrations', { person: { familyName: `Line${people}`, givenName: 'A', email: `line${people}@example.org` }, category: 'member-state', partyId, locale: 'en' })).json().id);
      }
    });

    it('are seen in the order of the line, each with what they wait for and their place in it', async () => {
      expect(await line()).toMatchObject([
        { id: ids[2], partyId: kz, place: 1, waitsFor: `party:${kz}` },
        { id: ids[3], partyId: kg, place: 1, waitsFor: `party:${kg}` },
        { id: ids[4], partyId: kz, place: 2, waitsFor: `party:${kz}` },
      ]);
    });

    it('tell each on their own page what they wait for and in which place', async () => {
      const own = async (id: string | undefined) => (await running.app.inject({ url: '/api/v1/my/registration', headers: await linkHeader(running.app, { purpose: 'registration', subjectId: id ?? '', eventId: at }) })).json();
      expect(await own(ids[4])).toMatchObject({ status: 'waitlisted', place: 2, waitsFor: 'party', canWithdraw: true });
      expect(await own(ids[0])).toMatchObject({ status: 'confirmed', place: null, waitsFor: null });
    });

    it('let somebody be moved to its head for a reason that the history keeps, and the next seat is theirs', async () => {
      const moved = await post(`/registrations/${ids[4]}/move`, { place: 1, reason: 'The minister comes himself' });
      expect(moved.json()).toMatchObject({ status: 'waitlisted', place: 1, history: [{ change: 'status' }, { change: 'status' }, { change: 'moved', reason: 'The minister comes himself' }] });
      expect((await line()).map(({ id }: { id: string }) => id)).toEqual([ids[4], ids[2], ids[3]]);
      const [audited] = await running.app.get(Sql).rows(`SELECT reason, detail FROM audit WHERE action = 'registration.moved' AND subject_id = $1`, [ids[4]]);
      expect(audited).toEqual({ reason: 'The minister comes himself', detail: { from: 2, to: 1, waitsFor: `party:${kz}` } });
      await post(`/registrations/${ids[0]}/withdraw`, {});
      expect((await running.app.inject({ url: `/api/v1/events/${at}/registrations/${ids[4]}`, headers: secretariat })).json().offerUntil).not.toBeNull();
      expect((await post(`/registrations/${ids[4]}/move`, { place: 2, reason: 'Changed our minds' })).json()).toMatchObject({ code: 'NOT_IN_LINE' });
    });

    it('let somebody be seated at once where there is room, and nobody where there is none', async () => {
      expect((await post(`/registrations/${ids[4]}/seat`, { reason: 'Speaks on Tuesday' })).json()).toMatchObject({ code: 'DELEGATION_FULL', params: { capacity: 1 } });
      await running.app.get(Sql).rows(`UPDATE ledger SET capacity = 2 WHERE event_id = $1 AND key = $2`, [at, `party:${kz}`]);
      const seated = (await post(`/registrations/${ids[4]}/seat`, { reason: 'Speaks on Tuesday' })).json();
      expect(seated).toMatchObject({ status: 'confirmed' });
      expect(seated.history).toContainEqual(expect.objectContaining({ change: 'moved', reason: 'Speaks on Tuesday' }));
      expect((await post(`/registrations/${ids[4]}/seat`, { reason: 'Speaks on Tuesday' })).json()).toMatchObject({ code: 'NOT_IN_LINE' });
    });

    it.each([
      ['a move without a reason', '/move', { place: 1 }, 422],
      ['a move to no place', '/move', { place: 0, reason: 'Asked for' }, 422],
      ['a seat without a reason', '/seat', { reason: '' }, 422],
    ])('refuse %s', async (_, what, payload, status) => {
      expect((await post(`/registrations/${ids[2]}${what}`, payload)).statusCode).toBe(status);
    });

    it('are shown to nobody without the task, and moved by nobody else', async () => {
      const desk = await signIn(running.app, 'desk', at);
      expect((await running.app.inject({ url: `/api/v1/events/${at}/waiting-list`, headers: desk })).statusCode).toBe(403);
      expect((await post(`/registrations/${ids[2]}/move`, { place: 1, reason: 'Asked for' }, desk)).statusCode).toBe(403);
      expect((await running.app.inject({ method: 'POST', url: `/api/v1/events/${eventId}/registrations/${ids[2]}/move`, headers: secretariat, payload: { place: 1, reason: 'Asked for' } })).statusCode).toBe(404);
    });
  });

  describe('of sessions', () => {
    let at: string;
    let slug: string;
    let sessionId: string;
    beforeEach(async () => {
      people += 1;
      slug = `sessions-${people}`;
      at = await anEvent(running.app, { slug });
      await registrationOpen(running.app, at);
      sessionId = await insert(running.app, 'programme_session', { id: newId(), event_id: at, kind: 'working-group', title: { en: 'Data exchange' }, starts_local: '2026-09-22T14:00', ends_local: '2026-09-22T16:00' });
    });
    const setRows = async (rows: object[]) => {
      const { etag } = (await running.app.inject({ url: `/api/v1/events/${at}/quotas`, headers: secretariat })).headers;
      return running.app.inject({ method: 'PUT', url: `/api/v1/events/${at}/quotas`, headers: { ...secretariat, 'if-match': String(etag) }, payload: { delegation: { seats: null, funded: null }, rows } });
    };
    const somebody = async () => {
      people += 1;
      const token = (
        await running.app.inject({ method: 'POST', url: `/api/v1/public/events/${slug}/registrations`, payload: { person: { familyName: `Session${people}`, givenName: 'A', email: `session${people}@example.org` }, category: 'ngo', answers: {}, consents: { 'event-management': true }, locale: 'en' } })
      ).json().token;
      return (method: 'GET' | 'PUT' | 'DELETE', path = '') => running.app.inject({ method, url: `/api/v1/my/registration/sessions${path}`, headers: { authorization: `Link ${token}` } });
    };
    it('take as many as their room holds, once each, and a seat given back is free for another', async () => {
      await setRows([{ key: `session:${sessionId}`, capacity: 1 }]);
      const [first, second] = [await somebody(), await somebody()];
      expect((await first('PUT', `/${sessionId}`)).json().items).toMatchObject([{ sessionId, capacity: 1, taken: 1, signedUp: true }]);
      expect((await first('PUT', `/${sessionId}`)).statusCode).toBe(200);
      expect((await second('PUT', `/${sessionId}`)).json()).toMatchObject({ code: 'SESSION_FULL', params: { capacity: 1 } });
      await first('DELETE', `/${sessionId}`);
      expect((await second('PUT', `/${sessionId}`)).json().items).toMatchObject([{ taken: 1, signedUp: true }]);
      expect((await setRows([])).json()).toMatchObject({ code: 'SESSION_HAS_PEOPLE', params: { taken: 1 } });
      const removed = await running.app.inject({ method: 'DELETE', url: `/api/v1/events/${at}/sessions/${sessionId}`, headers: secretariat });
      expect(removed.json()).toMatchObject({ code: 'SESSION_HAS_PEOPLE' });
    });

    it('give a seat back with the registration', async () => {
      await setRows([{ key: `session:${sessionId}`, capacity: 1 }]);
      const [first, second] = [await somebody(), await somebody()];
      await first('PUT', `/${sessionId}`);
      const [registration] = await running.app.get(Sql).rows<{ id: string }>(`SELECT id FROM registration WHERE event_id = $1 AND $2 = ANY (seats)`, [at, `session:${sessionId}`]);
      await running.app.inject({ method: 'POST', url: `/api/v1/events/${at}/registrations/${registration?.id}/withdraw`, headers: secretariat, payload: {} });
      expect((await second('PUT', `/${sessionId}`)).statusCode).toBe(200);
      expect((await first('PUT', `/${sessionId}`)).json()).toMatchObject({ code: 'SIGN_UP_NOT_POSSIBLE' });
      expect(await running.app.get(Reconciliation).differences(at)).toEqual([]);
    });

    it('take nobody’s name where one does not sign up', async () => {
      const one = await somebody();
      expect((await one('GET')).json()).toEqual({ items: [] });
      expect((await one('PUT', `/${sessionId}`)).json()).toMatchObject({ code: 'SESSION_WITHOUT_SIGN_UP' });
      expect((await one('PUT', '/nowhere')).statusCode).toBe(422);
    });
  });

  describe('that do not add up', () => {
    it('are told by the nightly count, on the page of today and as a figure, until they do', async () => {
      const sql = running.app.get(Sql);
      const today = async () => (await running.app.inject({ url: '/api/v1/today', headers: secretariat })).json().items.filter(({ code }: { code: string }) => code === 'registration.seats-astray');
      const sweep = running.app.get(Reconciliation);
      await sweep.sweep();
      expect(await today()).toEqual([]);
      await sql.rows(`UPDATE ledger SET taken = taken + 1 WHERE event_id = $1 AND key = 'event'`, [eventId]);
      await expect(sweep.sweep()).rejects.toThrow(`event ${eventId}, event`);
      expect(await today()).toMatchObject([{ eventId, params: { count: 1 }, urgency: 'now' }]);
      expect(await running.app.get(Metrics).registry.metrics()).toContain('seat_differences 1');
      await sql.rows(`UPDATE ledger SET taken = taken - 1 WHERE event_id = $1 AND key = 'event'`, [eventId]);
      await sweep.sweep();
      expect(await today()).toEqual([]);
    });
  });
});
