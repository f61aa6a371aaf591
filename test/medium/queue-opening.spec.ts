import { Sql } from '../../src/platform/database/index.js';
import { Carrier } from '../../src/platform/jobs/carrier.js';
import { startApplication } from '../support/application.js';

/** Without its schema a queue cannot be opened, as when the database goes down between the first call and this one. */
describe('a queue on PostgreSQL that cannot be opened', () => {
  it('says so, leaves the process free to do other things, and is opened when it is there again', async () => {
    const running = await startApplication({});
    const carrier = running.app.get(Carrier);
    const sql = running.app.get(Sql);
    await carrier.ping();
    const carried: string[] = [];
    const consume = (): Promise<void> => carrier.consume('work', 1, (name) => Promise.resolve(void carried.push(name)));
    const add = (): Promise<void> => carrier.add('work', [{ id: 'first', name: 'test.first', payload: {} }]);

    await sql.manager.query('ALTER SCHEMA bullmq RENAME TO bullmq_away');
    await expect(consume()).rejects.toThrow(/bullmq/i);
    await expect(add()).rejects.toThrow(/bullmq/i);
    await new Promise((resolve) => setTimeout(resolve, 50));

    await sql.manager.query('ALTER SCHEMA bullmq_away RENAME TO bullmq');
    await consume();
    await add();
    for (let tries = 0; carried.length === 0 && tries < 200; tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(carried).toEqual(['test.first']);
    await carrier.finish(5_000);
    await running.close();
  });
});
