import type { INestApplication } from '@nestjs/common';
import { Sql } from '../../src/platform/database/index.js';

/** A digest of what each table of the schema holds, by the table's name. Two that are equal hold the same rows. */
export async function digestOfTables(app: INestApplication): Promise<Record<string, string>> {
  const sql = app.get(Sql);
  const tables = await sql.rows<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`);
  const parts = tables.map(({ name }) => `SELECT '${name}' AS name, md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text COLLATE "C"), '')) AS digest FROM "${name}" t`);
  const digests = await sql.rows<{ name: string; digest: string }>(parts.join(' UNION ALL '));
  return Object.fromEntries(digests.map(({ name, digest }) => [name, digest]));
}
