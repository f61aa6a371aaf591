import { People } from '../../src/directory/index.js';
import { Sql } from '../../src/platform/database/index.js';
import { Reconciliation } from '../../src/registration/index.js';
import { DEMO_SIGN_IN, loadDemo, resetDemo } from '../../src/demo/index.js';
import { startApplication, type TestApplication } from '../support/application.js';

describe('the demonstration', () => {
  let running: TestApplication;
  let sql: Sql;
  beforeAll(async () => {
    running = await startApplication({ env: { CONVOKE_DEMO: '1' } });
    sql = running.app.get(Sql);
  });
  afterAll(async () => {
    delete process.env['CONVOKE_DEMO'];
    await running.close();
  });

  const rows = <T extends object>(statement: string, parameters: readonly unknown[] = []): Promise<T[]> => sql.rows<T>(statement, parameters);
  const number = async (statement: string): Promise<number> => (await rows<{ n: number }>(`SELECT (${statement})::integer AS n`))[0]?.n ?? -1;

  /** How many rows every table holds, and a digest of them, but for the record of what was done. */
  async function contents(): Promise<Record<string, string>> {
    const tables = await rows<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('audit', 'audit_entry', 'account')`);
    const digests: Record<string, string> = {};
    for (const { name } of tables) {
      const [digest] = await rows<{ digest: string }>(`SELECT count(*) || ' ' || coalesce(md5(string_agg(row::text, ',' ORDER BY row::text)), '') AS digest FROM "${name}" AS row`);
      digests[name] = digest?.digest ?? '';
    }
    return digests;
  }

  it('is refused on an installation that is not a demonstration', async () => {
    const real = await startApplication({ env: { CONVOKE_DEMO: '0' } });
    await expect(loadDemo(real.app)).rejects.toThrow('not a demonstration');
    await expect(resetDemo(real.app)).rejects.toThrow('not a demonstration');
    await real.close();
    process.env['CONVOKE_DEMO'] = '1';
  });

  it('is loaded once when two processes load it at once, in a few seconds', async () => {
    const started = performance.now();
    const written = await Promise.all([loadDemo(running.app), loadDemo(running.app)]);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(written.filter((n) => n === 0)).toHaveLength(1);
    // Nothing fell out because it was in the way of something else.
    expect(Math.max(...written)).toBe(await number(`SELECT sum((xpath('/row/n/text()', query_to_xml('SELECT count(*) AS n FROM ' || quote_ident(tablename), false, true, '')))[1]::text::bigint)
      FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('audit', 'audit_entry', 'state', 'migrations', 'ticket_key')`));
  });

  it('changes nothing when it is loaded again, even another day', async () => {
    const before = await contents();
    running.clock.set(new Date('2026-03-09T09:00:00Z'));
    expect(await loadDemo(running.app)).toBe(0);
    running.clock.set(new Date('2026-03-03T09:00:00Z'));
    expect(await contents()).toEqual(before);
  });

  it('is the same after a reset, whatever was done in between', async () => {
    const before = await contents();
    await rows(`DELETE FROM reminder_rule`);
    await rows(`UPDATE event SET title = '{"en":"Changed"}'`);
    expect(await resetDemo(running.app)).toBeGreaterThan(0);
    const after = await contents();
    expect(after).toEqual(before);
    expect(await number(`SELECT count(*) FROM audit WHERE action = 'demonstration.reset'`)).toBe(1);
  });

  it('holds the public history of the Almaty Process in its true kinds, with its sources', async () => {
    expect(await number(`SELECT count(*) FROM event WHERE starts_at < '2026-01-01'`)).toBe(29);
    expect(await number(`SELECT count(*) FROM event WHERE starts_at < '2026-01-01' AND source_url IS NULL`)).toBe(0);
    const kinds = await rows<{ kind: string; n: number }>(`SELECT kind, count(*)::integer AS n FROM event WHERE starts_at < '2026-01-01' GROUP BY kind ORDER BY kind`);
    expect(kinds).toEqual([
      { kind: 'forum', n: 5 },
      { kind: 'meeting', n: 15 },
      { kind: 'training', n: 9 },
    ]);
    const [forum] = await rows<object>(
      `SELECT date_precision, starts_local::text AS "from", ends_local::text AS "to", country_iso2, city ->> 'ru' AS city FROM event WHERE slug = 'regional-forum-2015'`,
    );
    expect(forum).toEqual({ date_precision: 'month', from: '2015-06-01 09:00:00', to: '2015-06-30 17:00:00', country_iso2: 'TM', city: 'Ашхабад' });
    const [som] = await rows<object>(`SELECT number, state_iso2 FROM meeting JOIN event ON event.id = event_id JOIN party ON party.id = chair_party_id WHERE slug = 'som-2016'`);
    expect(som).toEqual({ number: 3, state_iso2: 'KZ' });
    // Kazakhstan changed its clocks on 1 March 2024: nine o'clock was at 3:00 UTC before.
    const [before] = await rows<{ at: Date }>(`SELECT starts_at AS at FROM event WHERE slug = 'smuggling-trainers-2023'`);
    expect(before?.at.toISOString()).toBe('2023-10-23T03:00:00.000Z');
  });

  it('has every event of a kind in the table of that kind, and no text in one language alone', async () => {
    for (const kind of ['meeting', 'training', 'forum']) {
      expect(await number(`SELECT count(*) FROM event LEFT JOIN ${kind} ON event_id = event.id WHERE kind = '${kind}' AND event_id IS NULL`)).toBe(0);
    }
    for (const [table, column] of [['event', 'title'], ['event', 'theme'], ['institution', 'name'], ['position', 'title'], ['programme_session', 'title'], ['room', 'name'], ['forum_track', 'name']]) {
      expect([table, column, await number(`SELECT count(*) FROM ${table} WHERE coalesce(${column} ->> 'en', '') = '' OR coalesce(${column} ->> 'ru', '') = ''`)]).toEqual([table, column, 0]);
    }
  });

  it('invents its people and says so: fictitious, at addresses that lead nowhere, in three scripts', async () => {
    expect(await number(`SELECT count(*) FROM person`)).toBeGreaterThanOrEqual(60);
    expect(await number(`SELECT count(*) FROM person WHERE NOT fictitious OR email NOT LIKE '%.example'`)).toBe(0);
    expect(await number(`SELECT count(*) FROM person WHERE other_scripts -> 'cyrillic' ->> 'family' !~ '^[А-Яа-яЁё ]+$' OR other_scripts -> 'native' ->> 'family' IS NULL`)).toBe(0);
    expect(await number(`SELECT count(*) FROM person WHERE state_iso2 IN ('AF', 'IR', 'PK') AND other_scripts -> 'native' ->> 'family' !~ '^[\u0600-\u06ff\u200c ]+$'`)).toBe(0);
    const [share] = await rows<{ female: number; male: number }>(`SELECT count(*) FILTER (WHERE sex = 'female')::integer AS female, count(*) FILTER (WHERE sex = 'male')::integer AS male FROM person`);
    expect(Math.min(share?.female ?? 0, share?.male ?? 0)).toBeGreaterThan(25);
  });

  it('names one National Coordinator and an alternate for each of the nine parties', async () => {
    expect(await rows(`SELECT rank, count(*)::integer AS n, count(DISTINCT party_id)::integer AS parties FROM focal_point GROUP BY rank ORDER BY rank`)).toEqual([
      { rank: 'alternate', n: 9, parties: 9 },
      { rank: 'principal', n: 9, parties: 9 },
    ]);
  });

  it('knows its people by the door of the directory, so that nobody is made twice', async () => {
    const [person] = await rows<{ id: string; email: string }>(`SELECT id, email FROM person WHERE family_name = 'Zhumabayev'`);
    const again = await sql.transaction((tx) => running.app.get(People).findOrCreate(tx, { familyName: 'Жумабаев', givenName: 'Ерлан', email: person?.email ?? '' }));
    expect(again).toBe(person?.id);
  });

  it('holds what must always hold: seats, one live registration, scans of confirmed people on days of the event', async () => {
    expect(await number(`SELECT count(*) FROM registration`)).toBeGreaterThan(150);
    expect(await running.app.get(Reconciliation).differences()).toEqual([]);
    expect(await number(`SELECT count(*) FROM registration WHERE NOT EXISTS (SELECT FROM registration_history AS last WHERE last.registration_id = registration.id AND last.to_status = registration.status)`)).toBe(0);
    expect(await number(`SELECT count(*) FROM registration WHERE NOT EXISTS (SELECT FROM registration_settings AS settings WHERE settings.event_id = registration.event_id AND category = ANY (categories))`)).toBe(0);
    expect(
      await number(`SELECT count(*) FROM scan JOIN event ON event.id = scan.event_id JOIN registration ON registration.id = registration_id
        WHERE registration.status <> 'confirmed' OR registration.event_id <> scan.event_id OR day NOT BETWEEN starts_local::date AND ends_local::date`),
    ).toBe(0);
    expect(await number(`SELECT count(DISTINCT event_id) FROM scan`)).toBe(6);
  });

  it('looks ahead from today: a forum open for registration, a training about to start, a meeting in preparation', async () => {
    const ahead = await rows<{ slug: string; status: string; from: string }>(`SELECT slug, status, starts_local::date::text AS "from" FROM event WHERE starts_at > '2026-03-03' ORDER BY starts_at`);
    expect(ahead).toEqual([
      { slug: 'border-referral-training', status: 'closed', from: '2026-03-09' },
      { slug: 'regional-forum-safe-pathways', status: 'registration-open', from: '2026-04-07' },
      { slug: 'senior-officials-meeting-next', status: 'draft', from: '2026-06-17' },
    ]);
    const [answers] = await rows<Record<string, number>>(
      `SELECT count(*) FILTER (WHERE status = 'accepted')::integer AS accepted, count(*) FILTER (WHERE status = 'declined')::integer AS declined, count(*) FILTER (WHERE status = 'sent')::integer AS sent FROM invitation`,
    );
    expect(Object.values(answers ?? {}).every((n) => n >= 2)).toBe(true);
    expect(await number(`SELECT count(*) FROM registration JOIN event ON event.id = event_id WHERE slug = 'border-referral-training' AND registration.status = 'confirmed'`)).toBeGreaterThan(18);
    // Speakers sit in sessions of days of the event, and parallel sessions in different rooms.
    expect(await number(`SELECT count(*) FROM programme_session AS session JOIN event ON event.id = event_id WHERE session.starts_local < event.starts_local OR session.ends_local > event.ends_local`)).toBe(0);
    expect(
      await number(`SELECT count(*) FROM programme_session AS a JOIN programme_session AS b ON a.room_id = b.room_id AND a.id < b.id AND (a.starts_local, a.ends_local) OVERLAPS (b.starts_local, b.ends_local)`),
    ).toBe(0);
  });

  it('writes to nobody: no mail of the past is waiting', async () => {
    expect(await number(`SELECT count(*) FROM message JOIN message_copy ON message_copy.message_id = message.id WHERE status = 'sent'`)).toBeGreaterThan(35);
    expect(await number(`SELECT count(*) FROM message WHERE status <> 'sent'`)).toBe(0);
    expect(await number(`SELECT count(*) FROM outbox_job`)).toBe(0);
  });

  it('lets every role sign in with the password that is told at the start', async () => {
    for (const { email } of DEMO_SIGN_IN.accounts) {
      const answer = await running.app.inject({ method: 'POST', url: '/api/v1/auth/sign-in', payload: { email, password: DEMO_SIGN_IN.password } });
      expect([email, answer.statusCode]).toEqual([email, 200]);
    }
  });
});
