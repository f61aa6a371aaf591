import { createCipheriv, createDecipheriv, createHash, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/index.js';

/** Where a sealed value lies. It opens nowhere else: a copy in another row, column or table is refused. */
export interface SealedPlace {
  table: string;
  row: string;
  column: string;
}

/** A key that wraps data keys, and the name under which sealed values know it. */
interface WrappingKey {
  id: Buffer;
  key: KeyObject;
}

const FORMAT = 1;
const KEY_ID = 4;
const IV = 12;
const TAG = 16;
const DATA_KEY = 32;
const WRAPPED = IV + DATA_KEY + TAG;
const HEAD = 1 + KEY_ID + WRAPPED;

/**
 * Seals values before they reach the database: AES-256-GCM under a data key of their own, which is wrapped by the installation's key.
 * Layout: format (1 byte), key id (4), wrapped data key (60), iv (12), text, tag (16). The key id is a fingerprint, so that values sealed before the
 * secret was changed are opened with the earlier key, and no row is written anew. Without its key a value is lost, which is how it is erased.
 */
@Injectable()
export class Sealing {
  private readonly current: WrappingKey;
  private readonly known: readonly WrappingKey[];

  constructor(config: Config) {
    this.current = wrappingKey(config.deriveKey('sealing'));
    this.known = [this.current, ...config.earlierKeys('sealing').map(wrappingKey)];
  }

  seal(text: string, place: SealedPlace): Buffer {
    const bound = boundTo(place);
    // One call for all that must be random: each costs as much as the sealing itself.
    const random = randomBytes(DATA_KEY + IV + IV);
    const dataKey = random.subarray(0, DATA_KEY);
    const wrapped = encrypt(this.current.key, random.subarray(DATA_KEY, DATA_KEY + IV), dataKey, bound);
    return Buffer.concat([Buffer.from([FORMAT]), this.current.id, ...wrapped, ...encrypt(createSecretKey(dataKey), random.subarray(DATA_KEY + IV), Buffer.from(text, 'utf8'), bound)]);
  }

  /** @throws Error when the value was sealed elsewhere, under a key that this installation does not have, or was changed */
  open(sealed: Buffer, place: SealedPlace): string {
    if (sealed[0] !== FORMAT || sealed.length < HEAD + IV + TAG) throw new Error('This is no sealed value');
    const id = sealed.subarray(1, 1 + KEY_ID);
    const wrapping = this.known.find((one) => one.id.equals(id));
    if (!wrapping) throw new Error(`This installation has no sealing key ${id.toString('hex')}`);
    const bound = boundTo(place);
    const dataKey = decrypt(wrapping.key, sealed.subarray(1 + KEY_ID, HEAD), bound);
    return decrypt(createSecretKey(dataKey), sealed.subarray(HEAD), bound).toString('utf8');
  }
}

function wrappingKey(key: Buffer): WrappingKey {
  return { id: createHash('sha256').update('sealing key').update(key).digest().subarray(0, KEY_ID), key: createSecretKey(key) };
}

function encrypt(key: KeyObject, iv: Buffer, text: Buffer, bound: Buffer): Buffer[] {
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(bound);
  return [iv, cipher.update(text), cipher.final(), cipher.getAuthTag()];
}

function decrypt(key: KeyObject, sealed: Buffer, bound: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV), { authTagLength: TAG }).setAAD(bound).setAuthTag(sealed.subarray(-TAG));
  return Buffer.concat([decipher.update(sealed.subarray(IV, -TAG)), decipher.final()]);
}

function boundTo({ table, row, column }: SealedPlace): Buffer {
  return Buffer.from(JSON.stringify([table, row, column]));
}
