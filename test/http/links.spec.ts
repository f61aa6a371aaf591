import { RouteTable } from '../../src/access/index.js';
import { newId, Sql } from '../../src/platform/database/index.js';
import { TicketPrinters } from '../../src/registration/index.js';
import { linkHeader } from '../support/actors.js';
import { startApplication, TEST_NOW, type TestApplication } from '../support/application.js';
import { digestOfTables } from '../support/digest.js';
import { anEvent, aPerson, aRegistration, insert, registrationOpen } from '../support/factories.js';

describe('a link in a letter', () => {
  let running: TestApplication;
  let eventId: string;
  beforeAll(async () => {
    running = await startApplication();
    eventId = await anEvent(running.app, { capacity: 1 });
    await registrationOpen(running.app, eventId, { capacity: 1 });
  });
  afterAll(() => running.close());

  /** For each purpose somebody for whom there is something to decide. */
  async function subjects(): Promise<Record<string, string[]>> {
    const offer = { status: 'waitlisted', arrival: 1, seats: ['event'], offer_until: new Date(TEST_NOW.getTime() + 3_600_000) };
    const invitation = { event_id: eventId, category: 'ngo', audience: 'people', status: 'sent', created_at: TEST_NOW };
    const person = await aPerson(running.app);
    const message = { kind: 'reminder-eve', dedupe_key: newId(), event_id: eventId, person_id: person, params: {}, cause: 'test', due_at: TEST_NOW, message_id: '<a@b>', created_at: TEST_NOW };
    const confirmed = await aRegistration(running.app, eventId);
    // As with the letter of confirmation: a ticket has its code from then on.
    await running.app.get(Sql).transaction((tx) => running.app.get(TicketPrinters).print(tx, eventId, confirmed));
    return {
      registration: [confirmed, await aRegistration(running.app, eventId, offer)],
      invitation: [await insert(running.app, 'invitation', { id: newId(), person_id: await aPerson(running.app), ...invitation })],
      unsubscribe: [await insert(running.app, 'message', { id: newId(), ...message })],
    };
  }

  it('changes nothing when it is only opened, wherever it leads', async () => {
    const known = await subjects();
    const routes = running.app.get(RouteTable).routes().filter(({ method, open }) => (method === 'GET' || method === 'ALL') && open !== null && open !== 'public' && open.link !== null);
    const opened: { url: string; headers: Record<string, string> }[] = [];
    for (const { path, open } of routes) {
      const purpose = (open !== null && open !== 'public' && open.link) || '';
      for (const subjectId of known[purpose] ?? [newId()]) opened.push({ url: `/api/v1/${path.replaceAll(':eventId', eventId).replaceAll(/:\w+/g, newId())}`, headers: await linkHeader(running.app, { purpose, subjectId, eventId }) });
    }
    const before = await digestOfTables(running.app);
    const answers = await Promise.all([...opened, ...opened].map((request) => running.app.inject({ method: 'GET', ...request })));
    expect(await digestOfTables(running.app)).toEqual(before);
    expect(answers.filter(({ statusCode }) => statusCode === 200).length).toBeGreaterThanOrEqual(6);
    expect(answers.filter(({ statusCode }) => statusCode >= 500)).toEqual([]);
  });
});
