import type { Actor } from '../../access/index.js';
import { refuse } from '../attendance.errors.js';

/** The device that asks; the guard lets nobody else in where this is used. */
export function deviceOf(actor: Actor): Extract<Actor, { kind: 'device' }> {
  if (actor.kind !== 'device') throw refuse('DESK_NOT_FOUND');
  return actor;
}
