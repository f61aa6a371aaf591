import { Injectable } from '@nestjs/common';
import { Sql } from '../database/index.js';
import type { PartState } from './readiness.rules.js';

/** Answers when the part is well and rejects when it is not. */
type Check = () => Promise<void>;

/** How long a part may take to answer, in milliseconds. */
const PATIENCE = 2_000;

/** What this process needs of others. The database is always asked; the queue and the mail server join when they start. */
@Injectable()
export class HealthChecks {
  private readonly checks = new Map<string, Check>();

  constructor(sql: Sql) {
    this.join('database', async () => {
      await sql.rows('SELECT 1');
    });
  }

  /** Adds a part, by the name under which it is reported. */
  join(name: string, check: Check): void {
    this.checks.set(name, check);
  }

  /** Asks all parts at once. */
  states(): Promise<PartState[]> {
    return Promise.all([...this.checks].map(([name, check]) => stateOf(name, check)));
  }
}

async function stateOf(name: string, check: Check): Promise<PartState> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE} ms`)), PATIENCE);
  });
  try {
    await Promise.race([check(), late]);
    return { name, up: true, detail: null };
  } catch (error) {
    return { name, up: false, detail: error instanceof Error ? error.message : 'failed' };
  } finally {
    clearTimeout(timer);
  }
}
