import { createHash, randomBytes } from 'node:crypto';

/** A new secret for a link, a session or a token: 256 bits from the system's random source, as base64url. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a secret. It is random and long, so a plain hash is enough: there is nothing to guess. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret, 'utf8').digest();
}
