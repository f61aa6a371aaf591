/**
 * SQL that is true of a message `alias` which stands in the way of another with its key: one that waits, left, failed, or was ended by staff.
 * What was cancelled because its reason was gone stands in nobody's way when the reason is back.
 */
export function stands(alias: string): string {
  return `(${alias}.status <> 'cancelled' OR ${alias}.settled_at IS NOT NULL)`;
}
