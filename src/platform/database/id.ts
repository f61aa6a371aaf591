import { v7 } from 'uuid';

/** A new UUIDv7: sorts by the time it was made (RFC 9562). */
export function newId(): string {
  return v7();
}
