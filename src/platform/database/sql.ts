import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, EntityManager } from 'typeorm';

/** A transaction that is under way. A function that takes one joins it and commits nothing itself. */
export type Tx = EntityManager;

/** A row as PostgreSQL gives it, by column name. Name its shape at the call: `sql.rows<{ id: string }>(…)`. */
export type Row = object;

/** The database for use cases and hot paths: one transaction a use case, plain SQL where it says more than an entity. */
@Injectable()
export class Sql {
  constructor(@InjectDataSource() private readonly source: DataSource) {}

  /** Runs a use case in one transaction (READ COMMITTED); it commits when `work` resolves and leaves nothing when it rejects. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.source.transaction(work);
  }

  /** Rows of a statement outside any transaction. For `UPDATE`/`DELETE … RETURNING` too. */
  rows<T extends Row>(statement: string, parameters: readonly unknown[] = []): Promise<T[]> {
    return rows<T>(this.source.manager, statement, parameters);
  }

  /** The entity manager outside any transaction, for reads. */
  get manager(): EntityManager {
    return this.source.manager;
  }
}

/** Rows of a statement inside a transaction; `UPDATE`/`DELETE … RETURNING` answer their rows as `SELECT` does. */
export async function rows<T extends Row>(tx: Tx, statement: string, parameters: readonly unknown[] = []): Promise<T[]> {
  const answer: unknown = await tx.query(statement, [...parameters]);
  // TypeORM answers [rows, count] for UPDATE and DELETE, and the rows themselves for everything else.
  if (Array.isArray(answer) && answer.length === 2 && Array.isArray(answer[0]) && typeof answer[1] === 'number') return answer[0] as T[];
  return answer as T[];
}

/** The name of the constraint that a statement broke, or null for any other error. Lets the loser of a race get a clear answer. */
export function brokenConstraint(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  const source = 'driverError' in error && typeof error.driverError === 'object' && error.driverError !== null ? error.driverError : error;
  const code = 'code' in source ? source.code : undefined;
  const isIntegrity = typeof code === 'string' && code.startsWith('23');
  return isIntegrity && 'constraint' in source && typeof source.constraint === 'string' ? source.constraint : null;
}
