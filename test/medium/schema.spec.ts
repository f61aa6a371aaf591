import { getMetadataArgsStorage } from 'typeorm';
import { DataSource } from 'typeorm';
import { startApplication, type TestApplication } from '../support/application.js';

interface Column {
  table_name: string;
  column_name: string;
  is_nullable: 'YES' | 'NO';
}

describe('the schema', () => {
  let running: TestApplication;
  let columns: Column[];
  let source: DataSource;
  beforeAll(async () => {
    running = await startApplication();
    source = running.app.get(DataSource);
    columns = await source.query(`SELECT table_name, column_name, is_nullable FROM information_schema.columns WHERE table_schema = 'public'`);
  });
  afterAll(() => running.close());

  it('is made by the migrations', () => {
    expect(new Set(columns.map((column) => column.table_name)).size).toBeGreaterThan(30);
  });

  it('has every column that an entity names, with the same nullability, and no column that its entity forgot', () => {
    const drift = source.entityMetadatas.flatMap((entity) => {
      const there = columns.filter((column) => column.table_name === entity.tableName);
      const missing = entity.columns
        .filter((named) => !there.some((column) => column.column_name === named.databaseName && (column.is_nullable === 'YES') === named.isNullable))
        .map((named) => `${entity.tableName}.${named.databaseName} is in the entity, not (or with other nullability) in the table`);
      const forgotten = there
        .filter((column) => !entity.columns.some((named) => named.databaseName === column.column_name))
        .map((column) => `${entity.tableName}.${column.column_name} is in the table, not in the entity`);
      return [...missing, ...forgotten];
    });
    expect(drift).toEqual([]);
  });

  it('registers every entity class that is declared', () => {
    const declared = getMetadataArgsStorage().tables.map((table) => table.target);
    const registered = source.entityMetadatas.map((entity) => entity.target);
    expect(declared.filter((target) => !registered.includes(target))).toEqual([]);
  });
});
