import type { Actor } from '../../src/access/index.js';
import { newId, Sql } from '../../src/platform/database/index.js';
import { Refusal } from '../../src/platform/http/index.js';
import { Registrations } from '../../src/registration/index.js';
import type { FieldKind, FormDefinition } from '../../src/registration/form/form.js';
import { AnswerErasure } from '../../src/registration/form/erasure.js';
import { Forms } from '../../src/registration/form/forms.js';
import { Changes } from '../../src/registration/own/changes.js';
import { SealedAnswers } from '../../src/registration/sealed-answers.js';
import { Events } from '../../src/events/index.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { signIn, type ActorHeaders } from '../support/actors.js';
import { anEvent, aRegistration, registrationOpen } from '../support/factories.js';
import { formOf, question } from '../support/forms.js';

const nobody: Actor = { kind: 'public' };

describe('versions of a form', () => {
  let running: TestApplication;
  let secretariat: ActorHeaders;
  let eventId: string;
  beforeAll(async () => {
    running = await startApplication();
    secretariat = await signIn(running.app, 'secretariat');
  });
  afterAll(() => running.close());
  beforeEach(async () => {
    eventId = await anEvent(running.app);
    await registrationOpen(running.app, eventId);
  });

  const put = (label: string, version: number) =>
    running.app.inject({
      method: 'PUT',
      url: `/api/v1/events/${eventId}/form`,
      headers: { ...secretariat, 'if-match': `"${version}"` },
      payload: { sections: [{ id: 's', title: { en: 'S' }, fields: [{ id: 'a', kind: 'text', label: { en: label }, required: false, sensitive: false }] }] },
    });
  const versions = () => running.app.get(Sql).rows<{ number: number }>('SELECT number FROM form_version WHERE event_id = $1 ORDER BY number', [eventId]);

  it('are made once of ten editors who save at once what they read, and the others overwrite nothing', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, (_, editor) => put(`Editor ${editor}`, 0)));
    expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, ...Array.from({ length: 9 }, () => 412)]);
    expect(await versions()).toEqual([{ number: 1 }]);
    const winner = answers.find(({ statusCode }) => statusCode === 200)?.json();
    const kept = await running.app.get(Forms).current(eventId);
    expect(kept.definition.sections[0]?.fields[0]?.label).toEqual(winner.sections[0].fields[0].label);
  });

  it('count on without a gap while each editor reads before they save', async () => {
    for (const version of [0, 1, 2]) expect((await put(`After ${version}`, version)).json()).toMatchObject({ version: version + 1 });
    expect((await put('Late', 1)).statusCode).toBe(412);
    expect(await versions()).toEqual([{ number: 1 }, { number: 2 }, { number: 3 }]);
  });

  it('keep every answer under one that has its question, though people register while the form changes', async () => {
    const forms = running.app.get(Forms);
    const change = (id: string): Promise<unknown> => running.app.get(Events).changing(eventId, (tx) => forms.replace(tx, eventId, formOf<FieldKind>(question(id, 'text'))));
    await change('q0');
    const registering = Array.from({ length: 30 }, (_, n) =>
      running.app
        .get(Registrations)
        .submit(nobody, { eventId, person: { familyName: `Asked${n}`, givenName: 'Aliya', email: `asked${n}-${eventId}@example.org` }, category: 'ngo', answers: { [`q${n % 3}`]: 'x' }, consents: { 'event-management': true }, locale: 'en', channel: 'public' })
        .then(() => true, () => false),
    );
    await Promise.all([...registering, change('q1'), change('q2')]);
    const rows = await running.app.get(Sql).rows<{ answers: object; definition: FormDefinition }>('SELECT r.answers, f.definition FROM registration r JOIN form_version f ON f.id = r.form_version_id WHERE r.event_id = $1', [eventId]);
    expect(rows.length).toBeGreaterThan(0);
    for (const { answers, definition } of rows) expect(Object.keys(answers)).toEqual([definition.sections[0]?.fields[0]?.id]);
  });

  it('are read as they were kept, before there was more to say of a question', async () => {
    const old = { sections: [{ id: 's', title: { en: 'S' }, fields: [{ id: 'a', kind: 'yes-no', label: { en: 'A' }, hint: null, required: false, sensitive: false, options: null, visibleWhen: null }, { id: 'b', kind: 'text', label: { en: 'B' }, hint: null, required: true, sensitive: false, options: null, visibleWhen: { field: 'a', is: ['yes'] } }] }] };
    await put('First', 0);
    await running.app.get(Sql).rows('UPDATE form_version SET definition = $2 WHERE event_id = $1', [eventId, JSON.stringify(old)]);
    const { definition } = await running.app.get(Forms).current(eventId);
    expect(definition.sections[0]?.fields.map(({ visibleWhen, audience, reapprove }) => ({ visibleWhen, audience, reapprove }))).toEqual([
      { visibleWhen: [], audience: 'team', reapprove: false },
      { visibleWhen: [{ field: 'a', is: ['yes'] }], audience: 'team', reapprove: false },
    ]);
  });
});

describe('answers that only so many people may choose', () => {
  let running: TestApplication;
  beforeAll(async () => {
    running = await startApplication();
  });
  afterAll(() => running.close());

  it('are given to so many of those who register and change their mind at once, and to no more', async () => {
    const eventId = await anEvent(running.app);
    await registrationOpen(running.app, eventId);
    const options = { options: [{ value: 'dam', label: { en: 'Dam' }, places: 5 }, { value: 'museum', label: { en: 'Museum' }, places: null }] };
    await running.app.get(Events).changing(eventId, (tx) => running.app.get(Forms).replace(tx, eventId, formOf<FieldKind>(question('visit', 'choice', options))));
    const register = (n: number, visit: string): Promise<string | null> =>
      running.app
        .get(Registrations)
        .submit(nobody, { eventId, person: { familyName: `Goer${n}`, givenName: 'Aliya', email: `goer${n}-${eventId}@example.org` }, category: 'ngo', answers: { visit }, consents: { 'event-management': true }, locale: 'en', channel: 'public' })
        .then(({ id }) => id, (error: unknown) => (error instanceof Refusal && error.code === 'CHOICE_FULL' ? null : Promise.reject(error as Error)));
    const elsewhere = await Promise.all(Array.from({ length: 10 }, (_, n) => register(n, 'museum')));
    const change = (id: string): Promise<boolean> =>
      running.app
        .get(Changes)
        .change(nobody, eventId, id, 1, { answers: { visit: 'dam' } })
        .then(() => true, (error: unknown) => (error instanceof Refusal && error.code === 'CHOICE_FULL' ? false : Promise.reject(error as Error)));
    const outcomes = await Promise.all([...elsewhere.map((id) => change(id ?? '')), ...Array.from({ length: 10 }, (_, n) => register(100 + n, 'dam').then((id) => id !== null))]);
    const [counted] = await running.app.get(Sql).rows<{ count: number }>(`SELECT count(*)::int AS count FROM registration WHERE event_id = $1 AND answers ->> 'visit' = 'dam'`, [eventId]);
    expect(counted).toEqual({ count: 5 });
    expect(outcomes.filter(Boolean)).toHaveLength(5);
  });
});

describe('answers that are kept for a time', () => {
  it('are erased when their days after the event are over, sealed ones too, and nothing else of the registration is', async () => {
    const running = await startApplication();
    const eventId = await anEvent(running.app, { starts_local: '2026-01-10T09:00', ends_local: '2026-01-10T17:00' });
    const fields = [question<FieldKind>('health', 'text', { sensitive: true, keptDays: 30 }), question<FieldKind>('phone', 'phone', { keptDays: 365 }), question<FieldKind>('note', 'text', { keptDays: 0 }), question<FieldKind>('topic', 'text')];
    const { id: formId } = await running.app.get(Events).changing(eventId, (tx) => running.app.get(Forms).replace(tx, eventId, formOf<FieldKind>(...fields)));
    const id = await aRegistration(running.app, eventId, { form_version_id: formId, answers: JSON.stringify({ phone: '+7 727 123', note: 'by train', topic: 'visas' }) });
    const sql = running.app.get(Sql);
    await sql.rows('UPDATE registration SET sealed_answers = $2 WHERE id = $1', [id, running.app.get(SealedAnswers).seal(id, { health: 'asthma' })]);
    await sql.rows(`INSERT INTO registration_history (id, registration_id, at, actor_kind, to_status, change, detail) VALUES ($1, $2, now(), 'link', 'confirmed', 'answers', $3)`, [newId(), id, JSON.stringify({ fields: ['note', 'topic'], before: { note: 'by air', topic: 'ports' } })]);
    for (let time = 0; time < 2; time += 1) await running.app.get(AnswerErasure).sweep();
    const [row] = await sql.rows<{ answers: object; sealed: Buffer | null; status: string }>('SELECT answers, sealed_answers AS sealed, status FROM registration WHERE id = $1', [id]);
    expect(row).toEqual({ answers: { phone: '+7 727 123', topic: 'visas' }, sealed: null, status: 'confirmed' });
    const [history] = await sql.rows<{ before: object }>(`SELECT detail -> 'before' AS before FROM registration_history WHERE registration_id = $1 AND change = 'answers'`, [id]);
    expect(history).toEqual({ before: { topic: 'ports' } });
    expect(await sql.rows(`SELECT detail FROM audit WHERE action = 'registration.answers-erased' AND subject_id = $1`, [id])).toEqual([{ detail: { fields: ['note', 'health'] } }]);
    await running.close();
  });
});
