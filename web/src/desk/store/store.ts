import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import type { Entry, NewEntry } from '../door/log.js';
import type { HeldRoster, Pairing } from '../door/roster.js';
import { Vault, type Sealed } from './vault.js';

interface DeskDatabase extends DBSchema {
  /** The key of the vault, and the sealed pairing and roster. */
  held: { key: 'key' | 'pairing' | 'roster'; value: CryptoKey | Sealed };
  /** What was done here; the number counts up by itself and is never given twice, under no pairing. */
  log: { key: number; value: { sequence: number; sealed: Sealed } };
  /** The last number that was given; and how often something was added, or a pairing begun or forgotten. */
  numbers: { key: 'last' | 'turns'; value: number };
}

type Writing = IDBPTransaction<DeskDatabase, ('held' | 'log' | 'numbers')[], 'readwrite'>;

/** What holds until something is added, or a pairing begun or forgotten, in this window or another. */
interface Tenure {
  turns: number;
  vault: Vault;
  pairing: Pairing | null;
}

/**
 * What a device keeps: its pairing, the roster, and everything that was done on it and may not be lost. In IndexedDB, sealed. Several windows share it, so the key
 * is read each time: another window may have forgotten it.
 */
export class Store {
  private constructor(private readonly database: IDBPDatabase<DeskDatabase>) {}

  static async open(): Promise<Store> {
    const database = await openDB<DeskDatabase>('convoke-desk', 1, {
      upgrade: (made) => {
        made.createObjectStore('held');
        made.createObjectStore('log', { keyPath: 'sequence' });
        made.createObjectStore('numbers');
      },
    });
    const vault = await Vault.make();
    // Two windows may open at once: the key that is there first is everybody's.
    const tx = database.transaction('held', 'readwrite');
    if (!(await tx.store.get('key'))) await tx.store.put(vault.key, 'key');
    await tx.done;
    return new Store(database);
  }

  async pairing(): Promise<Pairing | null> {
    return (await this.tenure()).pairing;
  }

  async roster(): Promise<HeldRoster | null> {
    const tx = this.database.transaction('held');
    const [key, kept] = await Promise.all([tx.store.get('key'), tx.store.get('roster'), tx.done]);
    return opened<HeldRoster>(vaultOf(key), kept);
  }

  /** Keeps a newer roster of the device that asked for it; false, and nothing is kept, when the pairing has ended or is another by now. */
  keepRoster(held: HeldRoster, deviceId: string): Promise<boolean> {
    return this.write(
      async ({ vault, pairing }) => (pairing?.deviceId === deviceId && pairing.ended === null ? vault.seal(held) : null),
      async (tx, sealed) => {
        if (sealed) await tx.objectStore('held').put(sealed, 'roster');
        return sealed !== null;
      },
    );
  }

  /** Writes down that a pairing has ended and forgets its roster; false, and nothing changes, when the pairing is another by now. */
  end(ended: Pairing): Promise<boolean> {
    return this.write(
      async ({ vault, pairing }) => (pairing?.deviceId === ended.deviceId ? vault.seal(ended) : null),
      async (tx, sealed) => {
        if (!sealed) return false;
        await tx.objectStore('held').put(sealed, 'pairing');
        await tx.objectStore('held').delete('roster');
        return true;
      },
    );
  }

  /** Everything that was done here, in the order of its numbers. */
  async entries(): Promise<Entry[]> {
    const tx = this.database.transaction(['held', 'log']);
    const [key, rows] = await Promise.all([tx.objectStore('held').get('key'), tx.objectStore('log').getAll(), tx.done]);
    const vault = vaultOf(key);
    return Promise.all(rows.map(async ({ sequence, sealed }) => ({ ...(await vault.open<Entry>(sealed)), sequence })));
  }

  /**
   * Writes down what was done and gives it the next number. When this returns it survives the device's being switched off.
   * @throws Error when the device is no longer paired to the event it was done for
   */
  append(entry: NewEntry): Promise<Entry> {
    return this.write(
      async ({ vault, pairing }) => {
        if (pairing?.eventId !== entry.eventId) throw new Error('The device is no longer paired to this event');
        return vault.seal(entry);
      },
      async (tx, sealed) => {
        const sequence = (await lastOf(tx)) + 1;
        await tx.objectStore('numbers').put(sequence, 'last');
        await tx.objectStore('log').put({ sequence, sealed });
        await turn(tx);
        return { ...entry, sequence };
      },
    );
  }

  /** Writes down what has become of entries. What is gone stays gone: an answer may come after everything was forgotten, or was numbered anew. */
  async update(entries: readonly Entry[]): Promise<void> {
    await this.write(
      ({ vault }) => Promise.all(entries.map(async (entry) => ({ sequence: entry.sequence, sealed: await vault.seal(entry) }))),
      async (tx, rows) => {
        const log = tx.objectStore('log');
        for (const row of rows) if (await log.getKey(row.sequence)) await log.put(row);
      },
    );
  }

  async remove(sequences: readonly number[]): Promise<void> {
    const tx = this.database.transaction('log', 'readwrite');
    await Promise.all([...sequences.map((sequence) => tx.store.delete(sequence)), tx.done]);
  }

  /** Begins under a new pairing. What the server never heard of and belongs to the same event goes with it, under new numbers. */
  async begin(pairing: Pairing): Promise<void> {
    await this.write(
      async ({ vault }) => {
        const kept = await this.entries();
        const unsent = kept.filter(({ state, eventId }) => state === 'waiting' && eventId === pairing.eventId);
        return { pairing: await vault.seal(pairing), unsent: await Promise.all(unsent.map((entry) => vault.seal(entry))) };
      },
      async (tx, sealed) => {
        let sequence = await lastOf(tx);
        await tx.objectStore('log').clear();
        for (const entry of sealed.unsent) await tx.objectStore('log').put({ sequence: ++sequence, sealed: entry });
        await tx.objectStore('numbers').put(sequence, 'last');
        await tx.objectStore('held').delete('roster');
        await tx.objectStore('held').put(sealed.pairing, 'pairing');
        await turn(tx);
      },
    );
  }

  /** Forgets everything, the key first of all. Only the counting goes on. */
  async clear(): Promise<void> {
    const vault = await Vault.make();
    const tx = this.database.transaction(['held', 'log', 'numbers'], 'readwrite', { durability: 'strict' });
    await tx.objectStore('held').clear();
    await tx.objectStore('log').clear();
    await tx.objectStore('held').put(vault.key, 'key');
    await turn(tx);
    await tx.done;
  }

  private async tenure(): Promise<Tenure> {
    const tx = this.database.transaction(['held', 'numbers']);
    const held = tx.objectStore('held');
    const [key, pairing, turns] = await Promise.all([held.get('key'), held.get('pairing'), tx.objectStore('numbers').get('turns'), tx.done]);
    const vault = vaultOf(key);
    return { turns: turns ?? 0, vault, pairing: await opened<Pairing>(vault, pairing) };
  }

  /**
   * Seals, then writes in one transaction. Sealing takes longer than a transaction stays open, so what was sealed counts only when nothing was added, begun or
   * forgotten meanwhile; else it is sealed again, from what is there then.
   */
  private async write<S, T>(seal: (tenure: Tenure) => Promise<S>, put: (tx: Writing, sealed: S) => Promise<T>): Promise<T> {
    for (;;) {
      const tenure = await this.tenure();
      const sealed = await seal(tenure);
      const tx = this.database.transaction(['held', 'log', 'numbers'], 'readwrite', { durability: 'strict' });
      const current = (await turnsOf(tx)) === tenure.turns;
      const written = current ? { value: await put(tx, sealed) } : null;
      await tx.done;
      if (written) return written.value;
    }
  }
}

function vaultOf(key: CryptoKey | Sealed | undefined): Vault {
  if (!(key instanceof CryptoKey)) throw new Error('The browser has taken the key of the desk away');
  return Vault.of(key);
}

async function opened<T>(vault: Vault, kept: CryptoKey | Sealed | undefined): Promise<T | null> {
  return kept === undefined || kept instanceof CryptoKey ? null : vault.open<T>(kept);
}

async function lastOf(tx: Writing): Promise<number> {
  return (await tx.objectStore('numbers').get('last')) ?? 0;
}

async function turnsOf(tx: Writing): Promise<number> {
  return (await tx.objectStore('numbers').get('turns')) ?? 0;
}

/** From here on nothing is written that was sealed before. */
async function turn(tx: Writing): Promise<void> {
  await tx.objectStore('numbers').put((await turnsOf(tx)) + 1, 'turns');
}
