import { startApplication, type TestApplication } from '../support/application.js';
import { deviceHeader, signIn, type ActorHeaders } from '../support/actors.js';
import { anEvent, registrationOpen } from '../support/factories.js';

/** A question as it is sent; what is left out has its usual value. */
const ask = (id: string, kind: string, more: object = {}): object => ({ id, kind, label: { en: id }, required: false, sensitive: false, ...more });
const sectionOf = (...fields: object[]): object => ({ id: 'more', title: { en: 'More' }, fields });
const choices = { options: [{ value: 'a', label: { en: 'A' } }, { value: 'b', label: { en: 'B', ru: 'Б' } }] };

describe('the form of an event through HTTP', () => {
  let running: TestApplication;
  let secretariat: ActorHeaders;
  let eventId: string;
  let made = 0;
  beforeAll(async () => {
    running = await startApplication();
    secretariat = await signIn(running.app, 'secretariat');
  });
  afterAll(() => running.close());
  beforeEach(async () => {
    made += 1;
    eventId = await anEvent(running.app, { slug: `asking-${made}` });
    await registrationOpen(running.app, eventId);
  });

  const put = (payload: object, version = '"0"', headers: ActorHeaders = secretariat) => running.app.inject({ method: 'PUT', url: `/api/v1/events/${eventId}/form`, payload, headers: { ...headers, 'if-match': version } });
  const read = async (path: string, headers: ActorHeaders = secretariat) => (await running.app.inject({ url: `/api/v1/events/${eventId}${path}`, headers })).json();
  const register = (answers: object, category = 'ngo') =>
    running.app.inject({
      method: 'POST',
      url: `/api/v1/public/events/asking-${made}/registrations`,
      payload: { person: { familyName: `Asked${made}`, givenName: 'Aliya', email: `asked${made}-${Math.random()}@example.org` }, category, answers, consents: { 'event-management': true }, locale: 'en' },
    });

  it('is the standard one until it has its own, which is told with how many have answered it', async () => {
    expect(await read('/form')).toMatchObject({ version: 0, madeAt: null, answered: 0 });
    await register({ interpretation: 'en' });
    expect(await read('/form')).toMatchObject({ version: 0, answered: 1 });
    const answer = await put({ sections: [sectionOf(ask('arms', 'number', { limits: { min: 0, max: 2 }, audience: 'secretariat', keptDays: 30, reapprove: true }))] });
    expect(answer.json()).toMatchObject({ version: 1, answered: 0, sections: [{ fields: [{ id: 'arms', limits: { min: 0, max: 2, from: null }, audience: 'secretariat', keptDays: 30, reapprove: true, visibleWhen: [] }] }] });
    expect(await read('/form')).toMatchObject({ version: 1, madeAt: expect.any(String), answered: 0 });
  });

  it('is asked of the public in kinds that a page knows, and checked in all of them', async () => {
    await put({
      sections: [
        sectionOf(ask('visa', 'yes-no', { required: true })),
        { ...sectionOf(ask('passport', 'passport', { sensitive: true, required: true, label: { en: 'Passport', ru: 'Паспорт' } }), ask('trip', 'travel')), id: 'visa', visibleWhen: [{ field: 'visa', is: ['yes'] }] },
      ],
    });
    const { sections } = (await running.app.inject({ url: `/api/v1/public/events/asking-${made}/form` })).json();
    expect(sections[1].fields.map(({ id, kind }: { id: string; kind: string }) => `${id} ${kind}`)).toEqual(['passport.number text', 'passport.country select', 'passport.expiry date', 'trip.arrival date', 'trip.arrivalBy text', 'trip.departure date', 'trip.departureBy text']);
    expect((await register({ visa: 'no' })).statusCode).toBe(201);
    const refused = await register({ visa: 'yes', 'passport.number': 'N1', 'trip.arrival': '2026-09-21', 'trip.departure': '2026-09-20' });
    expect(refused.json()).toMatchObject({
      status: 422,
      errors: [
        { field: 'answers.passport.number', code: 'ANSWER_TOO_SHORT', detail: 'Write at least 5 characters.' },
        { field: 'answers.passport.country', code: 'ANSWER_MISSING' },
        { field: 'answers.passport.expiry', code: 'ANSWER_MISSING' },
        { field: 'answers.trip.departure', code: 'ANSWER_TOO_EARLY' },
      ],
    });
    expect((await register({ visa: 'yes', 'passport.number': 'N1234567', 'passport.country': 'KZ', 'passport.expiry': '2030-01-31', 'trip.arrival': '2026-09-21' })).statusCode).toBe(201);
  });

  it('leaves old answers readable under the form that asked them', async () => {
    await put({ sections: [sectionOf(ask('shirt', 'choice', choices))] });
    const { id } = (await register({ shirt: 'b' })).json();
    await put({ sections: [sectionOf(ask('shirt', 'number', { label: { en: 'Size of shirt' } }))] }, '"1"');
    const later = (await register({ shirt: 44 })).json();
    expect(await read(`/registrations/${id}`)).toMatchObject({ formVersion: 1, answers: [{ field: 'shirt', label: { en: 'shirt' }, value: 'B' }] });
    expect(await read(`/registrations/${later.id}`)).toMatchObject({ formVersion: 2, answers: [{ field: 'shirt', label: { en: 'Size of shirt' }, value: '44' }] });
  });

  it('shows answers that are for the secretariat to the secretariat, and to no organiser', async () => {
    await put({ sections: [sectionOf(ask('vetting', 'text', { audience: 'secretariat' }), ask('note', 'text'))] });
    const { id } = (await register({ vetting: 'asked the embassy', note: 'by train' })).json();
    const organiser = await signIn(running.app, 'organiser', eventId);
    const shown = async (headers: ActorHeaders) => ((await read(`/registrations/${id}`, headers)) as { answers: { value: string }[] }).answers.map(({ value }) => value);
    expect(await shown(secretariat)).toEqual(['asked the embassy', 'by train']);
    expect(await shown(organiser)).toEqual(['by train']);
  });

  it('is changed by those who configure registration, and read by those who read it', async () => {
    const form = { sections: [sectionOf(ask('a', 'text'))] };
    const organiser = await signIn(running.app, 'organiser', eventId);
    const elsewhere = await signIn(running.app, 'organiser', await anEvent(running.app));
    const desk = await signIn(running.app, 'desk', eventId);
    const device = await deviceHeader(running.app, eventId);
    expect((await put(form, '"0"', {})).statusCode).toBe(401);
    for (const headers of [elsewhere, desk, device]) expect((await put(form, '"0"', headers)).statusCode).toBe(403);
    expect((await running.app.inject({ url: `/api/v1/events/${eventId}/form`, headers: elsewhere })).statusCode).toBe(403);
    expect((await put(form, '"0"', organiser)).statusCode).toBe(200);
  });

  it('tells everything that is wrong with it at once, each at its path, and in the language of who asks', async () => {
    const answer = await put({ sections: [sectionOf(ask('a b', 'text'), ask('c', 'choice'), ask('d', 'passport'))] }, '"0"', { ...secretariat, 'accept-language': 'ru' });
    expect(answer.statusCode).toBe(422);
    expect(answer.json().errors).toMatchObject([
      { field: 'sections[0].fields[0].id', code: 'FORM_ID_INVALID' },
      { field: 'sections[0].fields[1].options', code: 'FORM_OPTIONS_MISSING' },
      { field: 'sections[0].fields[2].sensitive', code: 'FORM_MUST_BE_SENSITIVE', detail: expect.stringMatching(/Отметьте вопрос/) },
    ]);
  });

  it('can begin with one of Convoke’s, and with what the secretariat keeps until it is removed', async () => {
    const list = async (headers: ActorHeaders = secretariat) => (await running.app.inject({ url: '/api/v1/form-templates', headers })).json().items as { id: string; own: boolean; sections: object[] }[];
    expect((await list()).map(({ id, own }) => ({ id, own }))).toEqual(['standard', 'meeting', 'training', 'forum'].map((id) => ({ id, own: false })));
    for (const { sections } of await list()) expect((await put({ sections }, `"${(await read('/form')).version}"`)).statusCode).toBe(200);

    const keep = (payload: object, headers: ActorHeaders = secretariat) => running.app.inject({ method: 'POST', url: '/api/v1/form-templates', payload, headers });
    const kept = await keep({ name: { en: 'Study visit' }, kind: 'training', sections: [sectionOf(ask('boots', 'number'))] });
    expect(kept.json()).toMatchObject({ own: true, kind: 'training', sections: [{ fields: [{ id: 'boots' }] }] });
    const organiser = await signIn(running.app, 'organiser', eventId);
    expect((await list(organiser)).at(-1)).toMatchObject({ id: kept.json().id, own: true });
    const remove = (id: string, headers: ActorHeaders = secretariat) => running.app.inject({ method: 'DELETE', url: `/api/v1/form-templates/${id}`, headers });
    expect((await keep({ name: { en: 'Mine' }, sections: [] }, organiser)).statusCode).toBe(403);
    expect((await remove(kept.json().id, organiser)).statusCode).toBe(403);
    expect((await remove(kept.json().id)).statusCode).toBe(204);
    expect((await remove(kept.json().id)).json()).toMatchObject({ status: 404, code: 'FORM_TEMPLATE_UNKNOWN' });
    expect(await list()).toHaveLength(4);
    expect((await keep({ name: { en: 'Broken' }, sections: [sectionOf(ask('a', 'choice'))] })).json()).toMatchObject({ code: 'FORM_OPTIONS_MISSING', errors: [{ field: 'sections[0].fields[0].options' }] });
    expect((await keep({ name: {}, sections: [] })).json()).toMatchObject({ errors: [{ field: 'name' }] });
  });

  it('takes a file as an answer, and hands it out to whoever may read the answer', async () => {
    await put({ sections: [sectionOf(ask('letter', 'file', { required: true, sensitive: true }), ask('note', 'file', { audience: 'secretariat' }))] });
    const pdf = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
    const upload = async (name: string): Promise<string> =>
      (await running.app.inject({ method: 'POST', url: '/api/v1/public/uploads/document', payload: pdf, headers: { 'content-type': 'application/octet-stream', 'x-file-name': name } })).json().token;
    const forged = await register({ letter: 'A'.repeat(43) });
    expect(forged.json()).toMatchObject({ code: 'FILE_GONE', errors: [{ field: 'answers.letter' }] });
    const token = await upload('letter.pdf');
    const made = await register({ letter: token, note: await upload('note.pdf') });
    expect(made.statusCode).toBe(201);
    expect((await register({ letter: token })).json()).toMatchObject({ code: 'FILE_GONE' });
    const { id } = made.json();
    const { answers } = await read(`/registrations/${id}`);
    expect(answers).toMatchObject([{ field: 'letter', value: 'letter.pdf', sensitive: true, fileId: expect.any(String) }, { field: 'note', value: 'note.pdf' }]);
    const file = (fileId: string, headers: ActorHeaders) => running.app.inject({ url: `/api/v1/events/${eventId}/registrations/${id}/files/${fileId}`, headers });
    const handed = await file(answers[0].fileId, secretariat);
    expect([handed.statusCode, handed.rawPayload, handed.headers['content-disposition']]).toEqual([200, pdf, expect.stringContaining('attachment')]);
    const organiser = await signIn(running.app, 'organiser', eventId);
    expect((await file(answers[1].fileId, organiser)).json()).toMatchObject({ code: 'ANSWER_FILE_UNKNOWN' });
    expect((await file(answers[0].fileId, await signIn(running.app, 'desk', eventId))).statusCode).toBe(403);
    const other = (await register({ letter: await upload('other.pdf') })).json().id;
    expect((await running.app.inject({ url: `/api/v1/events/${eventId}/registrations/${other}/files/${answers[0].fileId}`, headers: secretariat })).statusCode).toBe(404);
  });

  it('gives no more places for an answer than there are, and gives back those of whoever withdraws or chooses otherwise', async () => {
    await put({ sections: [sectionOf(ask('visit', 'choices', { options: [{ value: 'dam', label: { en: 'Dam' }, places: 1 }, { value: 'museum', label: { en: 'Museum' } }] }))] });
    const first = (await register({ visit: ['dam', 'museum'] })).json();
    const full = await register({ visit: ['dam'] });
    expect(full.json()).toMatchObject({ status: 409, code: 'CHOICE_FULL', errors: [{ field: 'answers.visit' }], params: { places: 1 } });
    expect((await register({ visit: ['museum'] })).statusCode).toBe(201);
    const own = { authorization: `Link ${first.token}` };
    const change = (visit: string[], version: number) => running.app.inject({ method: 'PATCH', url: '/api/v1/my/registration', headers: { ...own, 'if-match': `"${version}"` }, payload: { answers: { visit } } });
    expect((await change(['dam'], 1)).statusCode).toBe(200);
    expect((await change(['museum'], 2)).statusCode).toBe(200);
    const second = await register({ visit: ['dam'] });
    expect(second.statusCode).toBe(201);
    expect((await change(['dam'], 3)).json()).toMatchObject({ code: 'CHOICE_FULL' });
    await running.app.inject({ method: 'POST', url: '/api/v1/my/registration/withdraw', headers: { authorization: `Link ${second.json().token}` }, payload: {} });
    expect((await change(['dam'], 3)).statusCode).toBe(200);
  });

  const first = 'sections[0].fields[0]';
  it.each<[string, object, string, string]>([
    ['no sections', {}, 'INVALID_INPUT', 'sections'],
    ['sections that are no list', { sections: 'all' }, 'INVALID_INPUT', 'sections'],
    ['too many sections', { sections: Array.from({ length: 21 }, () => sectionOf()) }, 'INVALID_INPUT', 'sections'],
    ['a section without a title', { sections: [{ id: 's', fields: [] }] }, 'INVALID_INPUT', 'sections[0].title'],
    ['a section with an empty title', { sections: [{ id: 's', title: {}, fields: [] }] }, 'FORM_LABEL_MISSING', 'sections[0].title'],
    ['two sections of one name', { sections: [sectionOf(), sectionOf()] }, 'FORM_ID_TWICE', 'sections[1].id'],
    ['a kind that there is not', { sections: [sectionOf(ask('a', 'slider'))] }, 'INVALID_INPUT', `${first}.kind`],
    ['a question without a name', { sections: [sectionOf(ask('', 'text'))] }, 'FORM_ID_INVALID', `${first}.id`],
    ['a name with a point', { sections: [sectionOf(ask('a.b', 'text'))] }, 'FORM_ID_INVALID', `${first}.id`],
    ['a label in a language that there is not', { sections: [sectionOf(ask('a', 'text', { label: { de: 'A' } }))] }, 'INVALID_INPUT', `${first}.label`],
    ['a label that turns the line around', { sections: [sectionOf(ask('a', 'text', { label: { en: 'a\u202eb' } }))] }, 'INVALID_INPUT', `${first}.label`],
    ['a label that is too long', { sections: [sectionOf(ask('a', 'text', { label: { en: 'a'.repeat(301) } }))] }, 'INVALID_INPUT', `${first}.label`],
    ['a question that is perhaps required', { sections: [sectionOf(ask('a', 'text', { required: 'maybe' }))] }, 'INVALID_INPUT', `${first}.required`],
    ['an answer whose value is a sentence', { sections: [sectionOf(ask('a', 'choice', { options: [{ value: 'a b', label: { en: 'A' } }] }))] }, 'INVALID_INPUT', `${first}.options[0].value`],
    ['no places at all', { sections: [sectionOf(ask('a', 'choice', { options: [{ value: 'a', label: { en: 'A' }, places: 0 }] }))] }, 'INVALID_INPUT', `${first}.options[0].places`],
    ['an answer twice', { sections: [sectionOf(ask('a', 'choice', { options: [...choices.options, choices.options[0]] }))] }, 'FORM_OPTION_TWICE', `${first}.options[2].value`],
    ['a condition that names no answer', { sections: [sectionOf(ask('a', 'text', { visibleWhen: [{ field: 'category', is: [] }] }))] }, 'INVALID_INPUT', `${first}.visibleWhen[0].is`],
    ['a condition on a later question', { sections: [sectionOf(ask('a', 'text', { visibleWhen: [{ field: 'b', is: ['yes'] }] }), ask('b', 'yes-no'))] }, 'FORM_CONDITION_UNKNOWN', `${first}.visibleWhen[0]`],
    ['a limit that is no number', { sections: [sectionOf(ask('a', 'number', { limits: { min: 'few' } }))] }, 'INVALID_INPUT', `${first}.limits.min`],
    ['a limit that there is not', { sections: [sectionOf(ask('a', 'number', { limits: { step: 2 } }))] }, 'INVALID_INPUT', `${first}.limits.step`],
    ['a day that is none', { sections: [sectionOf(ask('a', 'date', { limits: { from: '2026-02-31' } }))] }, 'INVALID_INPUT', `${first}.limits.from`],
    ['limits the wrong way round', { sections: [sectionOf(ask('a', 'number', { limits: { min: 5, max: 1 } }))] }, 'FORM_LIMITS_REVERSED', `${first}.limits.max`],
    ['a limit that the kind does not know', { sections: [sectionOf(ask('a', 'yes-no', { limits: { max: 1 } }))] }, 'FORM_LIMIT_UNFIT', `${first}.limits.max`],
    ['readers that there are not', { sections: [sectionOf(ask('a', 'text', { audience: 'world' }))] }, 'INVALID_INPUT', `${first}.audience`],
    ['days to keep before the event', { sections: [sectionOf(ask('a', 'text', { keptDays: -1 }))] }, 'INVALID_INPUT', `${first}.keptDays`],
    ['a passport that is not sealed', { sections: [sectionOf(ask('a', 'passport'))] }, 'FORM_MUST_BE_SENSITIVE', `${first}.sensitive`],
    ['a field that there is not', { sections: [sectionOf(ask('a', 'text', { script: 'alert(1)' }))] }, 'INVALID_INPUT', `${first}.script`],
  ])('is refused with %s, and stays as it was', async (_, payload, code, field) => {
    const answer = await put(payload);
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ code, errors: expect.arrayContaining([expect.objectContaining({ field })]) });
    expect(await read('/form')).toMatchObject({ version: 0 });
  });
});
