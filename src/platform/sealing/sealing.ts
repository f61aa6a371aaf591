import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/index.js';

/** Where a sealed value lies. It opens nowhere else: a copy in another row, column or table is refused. */
export interface SealedPlace {
  table: string;
  row: string;
  column: string;
}

/** Number of the key that wraps new data keys; stored with each value, so that keys can change without rewriting rows. */
const KEY_ID = 1;
const IV = 12;
const TAG = 16;
const DATA_KEY = 32;
const WRAPPED = IV + DATA_KEY + TAG;

/**
 * Seals values before they reach the database: AES-256-GCM under a data key of their own, which is wrapped by the installation's key.
 * Layout: key id (1 byte), wrapped data key (60 bytes), iv (12), text, tag (16).
 */
@Injectable()
export class Sealing {
  private readonly keys: ReadonlyMap<number, Buffer>;

  constructor(config: Config) {
    this.keys = new Map([[KEY_ID, config.deriveKey('sealing-1')]]);
  }

  seal(text: string, place: SealedPlace): Buffer {
    const dataKey = randomBytes(DATA_KEY);
    return Buffer.concat([Buffer.from([KEY_ID]), encrypt(this.key(KEY_ID), dataKey, place), encrypt(dataKey, Buffer.from(text, 'utf8'), place)]);
  }

  /** @throws Error when the value was sealed elsewhere, under another key, or was changed */
  open(sealed: Buffer, place: SealedPlace): string {
    const dataKey = decrypt(this.key(sealed[0] ?? 0), sealed.subarray(1, 1 + WRAPPED), place);
    return decrypt(dataKey, sealed.subarray(1 + WRAPPED), place).toString('utf8');
  }

  private key(id: number): Buffer {
    const key = this.keys.get(id);
    if (!key) throw new Error(`This installation has no sealing key ${id}`);
    return key;
  }
}

function encrypt(key: Buffer, text: Buffer, place: SealedPlace): Buffer {
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(bound(place));
  return Buffer.concat([iv, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Buffer, sealed: Buffer, place: SealedPlace): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV)).setAAD(bound(place)).setAuthTag(sealed.subarray(-TAG));
  return Buffer.concat([decipher.update(sealed.subarray(IV, -TAG)), decipher.final()]);
}

function bound({ table, row, column }: SealedPlace): Buffer {
  return Buffer.from(JSON.stringify([table, row, column]));
}
