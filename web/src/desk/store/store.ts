import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Entry, NewEntry } from '../door/log.js';
import type { HeldRoster, Pairing } from '../door/roster.js';
import { Vault, type Sealed } from './vault.js';

interface DeskDatabase extends DBSchema {
  /** The key of the vault, and the sealed pairing and roster. */
  held: { key: 'key' | 'pairing' | 'roster'; value: CryptoKey | Sealed };
  /** What was done here; the number counts up by itself and is never given twice. */
  log: { key: number; value: { sequence: number; sealed: Sealed } };
  /** The last number that was given. */
  numbers: { key: 'last'; value: number };
}

/** What a device keeps: its pairing, the roster, and everything that was done on it and may not be lost. In IndexedDB, sealed. */
export class Store {
  private constructor(
    private readonly database: IDBPDatabase<DeskDatabase>,
    private vault: Vault,
  ) {}

  static async open(): Promise<Store> {
    const database = await openDB<DeskDatabase>('convoke-desk', 1, {
      upgrade: (made) => {
        made.createObjectStore('held');
        made.createObjectStore('log', { keyPath: 'sequence' });
        made.createObjectStore('numbers');
      },
    });
    const kept = await database.get('held', 'key');
    if (kept instanceof CryptoKey) return new Store(database, Vault.of(kept));
    const vault = await Vault.make();
    // Two windows may open at once: the key that is there first is everybody's.
    const tx = database.transaction('held', 'readwrite');
    const there = await tx.store.get('key');
    if (!there) await tx.store.put(vault.key, 'key');
    await tx.done;
    return new Store(database, there instanceof CryptoKey ? Vault.of(there) : vault);
  }

  pairing(): Promise<Pairing | null> {
    return this.read<Pairing>('pairing');
  }

  roster(): Promise<HeldRoster | null> {
    return this.read<HeldRoster>('roster');
  }

  async keepPairing(pairing: Pairing): Promise<void> {
    await this.database.put('held', await this.vault.seal(pairing), 'pairing');
  }

  async keepRoster(roster: HeldRoster): Promise<void> {
    await this.database.put('held', await this.vault.seal(roster), 'roster');
  }

  async forgetRoster(): Promise<void> {
    await this.database.delete('held', 'roster');
  }

  /** Everything that was done here, in the order of its numbers. */
  async entries(): Promise<Entry[]> {
    const rows = await this.database.getAll('log');
    return Promise.all(rows.map(async ({ sequence, sealed }) => ({ ...(await this.vault.open<Entry>(sealed)), sequence })));
  }

  /** Writes down what was done and gives it the next number. When this returns it survives the device's being switched off. */
  async append(entry: NewEntry): Promise<Entry> {
    const sealed = await this.vault.seal(entry);
    const tx = this.database.transaction(['log', 'numbers'], 'readwrite', { durability: 'strict' });
    const sequence = ((await tx.objectStore('numbers').get('last')) ?? 0) + 1;
    await tx.objectStore('numbers').put(sequence, 'last');
    await tx.objectStore('log').put({ sequence, sealed });
    await tx.done;
    return { ...entry, sequence };
  }

  /** Writes down what has become of entries. */
  async update(entries: readonly Entry[]): Promise<void> {
    const rows = await Promise.all(entries.map(async (entry) => ({ sequence: entry.sequence, sealed: await this.vault.seal(entry) })));
    const tx = this.database.transaction('log', 'readwrite');
    await Promise.all([...rows.map((row) => tx.store.put(row)), tx.done]);
  }

  async remove(sequences: readonly number[]): Promise<void> {
    const tx = this.database.transaction('log', 'readwrite');
    await Promise.all([...sequences.map((sequence) => tx.store.delete(sequence)), tx.done]);
  }

  /** Begins under a new pairing. What the server never heard of and belongs to the same event goes with it, under the new device's numbers. */
  async begin(pairing: Pairing): Promise<void> {
    const unsent = (await this.entries()).filter(({ state, eventId }) => state === 'waiting' && eventId === pairing.eventId);
    const sealedPairing = await this.vault.seal(pairing);
    const rows = await Promise.all(unsent.map(async (entry, place) => ({ sequence: place + 1, sealed: await this.vault.seal({ ...entry, sequence: place + 1 }) })));
    const tx = this.database.transaction(['held', 'log', 'numbers'], 'readwrite', { durability: 'strict' });
    await tx.objectStore('log').clear();
    for (const row of rows) await tx.objectStore('log').put(row);
    await tx.objectStore('numbers').put(rows.length, 'last');
    await tx.objectStore('held').delete('roster');
    await tx.objectStore('held').put(sealedPairing, 'pairing');
    await tx.done;
  }

  /** Forgets everything, the key first of all. */
  async clear(): Promise<void> {
    const vault = await Vault.make();
    const tx = this.database.transaction(['held', 'log', 'numbers'], 'readwrite', { durability: 'strict' });
    await tx.objectStore('held').clear();
    await tx.objectStore('log').clear();
    await tx.objectStore('numbers').clear();
    await tx.objectStore('held').put(vault.key, 'key');
    await tx.done;
    this.vault = vault;
  }

  private async read<T>(what: 'pairing' | 'roster'): Promise<T | null> {
    const kept = await this.database.get('held', what);
    return kept === undefined || kept instanceof CryptoKey ? null : this.vault.open<T>(kept);
  }
}
