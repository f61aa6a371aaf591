import type { MessageKind } from './kind.js';

/** Why a letter of a purpose would not reach somebody. */
export const UNREACHABLE = ['no-mailbox', 'suppressed', 'unsubscribed'] as const;
export type Unreachable = (typeof UNREACHABLE)[number];

/**
 * SQL for rooms that choose recipients in one statement: why a letter of this purpose would not reach somebody, null when it would. `address` and `personId`
 * are expressions of that statement. Delivery asks the same again before it sends.
 */
export function unreachable(purpose: MessageKind['purpose'], { address, personId }: { address: string; personId: string }): string {
  return `CASE WHEN ${address} IS NULL THEN 'no-mailbox'
               WHEN EXISTS (SELECT FROM suppressed_address AS suppressed WHERE suppressed.address = ${address}) THEN 'suppressed'
               WHEN EXISTS (SELECT FROM unsubscription AS unwanted WHERE unwanted.person_id = ${personId} AND unwanted.purpose = '${purpose}') THEN 'unsubscribed' END`;
}
