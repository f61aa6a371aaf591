import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Composer } from './composer.js';
import { messageKinds, type MessageKind } from './kind.js';
import { LETTER_LOCALES, writeLetter } from './letter/letter.js';

/** Who writes which kind of message. Found when the program starts, and complete then, or it does not start. */
@Injectable()
export class Composers implements OnApplicationBootstrap {
  private readonly known = new Map<string, { kind: MessageKind; composer: Composer }>();

  constructor(private readonly discovery: DiscoveryService) {}

  async onApplicationBootstrap(): Promise<void> {
    for (const { instance } of this.discovery.getProviders()) {
      if (!(instance instanceof Composer)) continue;
      for (const kind of instance.messages) {
        if (this.known.has(kind.name)) throw new Error(`The kind of message ${kind.name} has two composers`);
        this.known.set(kind.name, { kind, composer: instance });
      }
    }
    const orphans = [...messageKinds().keys()].filter((name) => !this.known.has(name));
    if (orphans.length > 0) throw new Error(`No composer for the kind of message ${orphans.join(', ')}`);
    for (const { kind } of this.known.values()) {
      for (const locale of LETTER_LOCALES) await writeLetter(kind, locale, kind.sample, { sender: 'Convoke', unsubscribe: null });
    }
  }

  /** The kind and its composer, or undefined for a kind that this version no longer knows. */
  of(name: string): { kind: MessageKind; composer: Composer } | undefined {
    return this.known.get(name);
  }
}
