import { Audit } from '../../src/access/index.js';
import { Sql } from '../../src/platform/database/index.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { openConnections } from '../support/database.js';

describe('the audit chain', () => {
  let running: TestApplication;
  let sql: Sql;
  let audit: Audit;
  beforeAll(async () => {
    running = await startApplication();
    sql = running.app.get(Sql);
    audit = running.app.get(Audit);
  });
  afterAll(() => running.close());

  const entry = (action: string) => ({
    actor: { kind: 'system' as const, task: 'test' },
    action,
    subject: { type: 'thing', id: '1' },
    reason: 'Причина: «проверка» \\ "quoted"\n\u0001 tab\t',
    detail: { b: 1, a: [true, null, 'é'], nested: { long: 'x', z: 1.5 } },
  });

  it('keeps rows in order, each with the hash of the one before, written in the transaction of the fact', async () => {
    await sql.transaction(async (tx) => {
      await audit.record(tx, entry('one'));
      await audit.record(tx, entry('two'));
    });
    await expect(
      sql.transaction(async (tx) => {
        await audit.record(tx, entry('never'));
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    await sql.transaction((tx) => audit.recordAll(tx, [entry('three'), entry('four')]));
    const rows = await sql.rows<{ seq: string; action: string }>('SELECT seq, action FROM audit ORDER BY seq');
    expect(rows.map(({ seq, action }) => `${seq} ${action}`)).toEqual(['1 one', '2 two', '3 three', '4 four']);
    expect(await sql.rows('SELECT 1 FROM audit_entry')).toEqual([]);
    expect(await audit.verify()).toMatchObject({ rows: 4, brokenAt: null });
  });

  it('never forks, whoever writes at the same time', async () => {
    const { rows: before } = await audit.verify();
    await openConnections(sql);
    const writers = Array.from({ length: 60 }, (_, n) => sql.transaction((tx) => audit.recordAll(tx, [entry(`w${n}`), entry(`w${n} again`)])));
    await Promise.all(writers);
    expect(await audit.verify()).toMatchObject({ rows: before + 120, brokenAt: null });
  });

  it('makes nobody wait for the end of the chain before they commit', async () => {
    await sql.transaction(async (outer) => {
      await audit.record(outer, entry('outer'));
      await sql.transaction((inner) => audit.record(inner, entry('inner')));
    });
    expect(await audit.verify()).toMatchObject({ brokenAt: null });
  });

  it('holds what is left of a transaction of which a part was undone, in its order', async () => {
    await sql.transaction(async (tx) => {
      await tx.query('SAVEPOINT part');
      await audit.record(tx, entry('undone first'));
      await tx.query('ROLLBACK TO SAVEPOINT part');
      await audit.recordAll(tx, [entry('kept'), entry('kept too')]);
      await tx.query('SAVEPOINT part');
      await audit.record(tx, entry('undone last'));
      await tx.query('ROLLBACK TO SAVEPOINT part');
    });
    const newest = await sql.rows<{ action: string }>('SELECT action FROM audit ORDER BY seq DESC LIMIT 2');
    expect(newest.map(({ action }) => action)).toEqual(['kept too', 'kept']);
    expect(await sql.rows('SELECT 1 FROM audit_entry')).toEqual([]);
    expect(await audit.verify()).toMatchObject({ brokenAt: null });
  });

  it('refuses to change, remove or empty what is written', async () => {
    await expect(sql.rows(`UPDATE audit SET action = 'else'`)).rejects.toThrow('not changed and not removed');
    await expect(sql.rows(`DELETE FROM audit WHERE seq = 1`)).rejects.toThrow('not changed and not removed');
    await expect(sql.rows(`TRUNCATE audit`)).rejects.toThrow('not changed and not removed');
  });

  it('shows the first row that somebody changed behind its back', async () => {
    await sql.transaction((tx) => audit.recordAll(tx, [entry('a'), entry('b'), entry('c')]));
    await sql.transaction(async (tx) => {
      await tx.query('ALTER TABLE audit DISABLE TRIGGER audit_append_only');
      await tx.query(`UPDATE audit SET reason = 'smoothed over' WHERE seq = 3`);
      await tx.query('ALTER TABLE audit ENABLE TRIGGER audit_append_only');
    });
    expect(await audit.verify()).toMatchObject({ rows: 2, brokenAt: '3' });
  });
});
