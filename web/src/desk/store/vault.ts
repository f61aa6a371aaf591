/** Something sealed, as it is stored. */
export interface Sealed {
  nonce: Uint8Array<ArrayBuffer>;
  bytes: ArrayBuffer;
}

/**
 * Seals what is kept on the device: AES-256-GCM under a key that the browser holds and never gives out. Names do not lie readable in the browser's files or in a
 * copy of them, and forgetting the key forgets what it sealed. Whoever can use the unlocked device can still read the roster, as its operator does.
 */
export class Vault {
  private constructor(readonly key: CryptoKey) {}

  static async make(): Promise<Vault> {
    return new Vault(await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']));
  }

  static of(key: CryptoKey): Vault {
    return new Vault(key);
  }

  async seal(value: unknown): Promise<Sealed> {
    const nonce = crypto.getRandomValues(new Uint8Array(12));
    return { nonce, bytes: await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, this.key, new TextEncoder().encode(JSON.stringify(value))) };
  }

  /** @throws DOMException (OperationError) when it was sealed under another key or changed */
  async open<T>({ nonce, bytes }: Sealed): Promise<T> {
    const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce }, this.key, bytes);
    return JSON.parse(new TextDecoder().decode(opened)) as T;
  }
}
