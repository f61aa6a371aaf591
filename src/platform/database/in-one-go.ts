/** What PostgreSQL says to a statement that comes after the one that failed (SQLSTATE in_failed_sql_transaction). */
const AFTER_A_FAILURE = '25P02';

/**
 * Statements of one transaction that do not need each other's answers, sent together instead of each after the answer to the one before: PostgreSQL carries them
 * out in the order in which they stand here. A list costs one way to the database and back instead of one for each. Fails with what the first failing statement
 * said, and only when all have ended, so that none can come after the rollback.
 */
export async function inOneGo<Work extends readonly Promise<unknown>[]>(...work: Work): Promise<{ -readonly [Place in keyof Work]: Awaited<Work[Place]> }> {
  const settled = await Promise.allSettled(work);
  const reasons: unknown[] = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  if (reasons.length > 0) throw reasons.find((reason) => !isAfterFailure(reason)) ?? reasons[0];
  return Promise.all(work);
}

function isAfterFailure(reason: unknown): boolean {
  return typeof reason === 'object' && reason !== null && 'code' in reason && reason.code === AFTER_A_FAILURE;
}
