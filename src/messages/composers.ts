import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Composer } from './composer.js';
import { messageKinds, type MessageKind } from './kind.js';
import { letterFaults } from './letter/letter.js';

/** A kind of message and who writes it. */
export interface KnownKind {
  kind: MessageKind;
  composer: Composer;
}

/** Who writes which kind of message. Found when the program starts, and complete then, or it does not start. */
@Injectable()
export class Composers implements OnApplicationBootstrap {
  private readonly known = new Map<string, KnownKind>();

  constructor(private readonly discovery: DiscoveryService) {}

  onApplicationBootstrap(): void {
    for (const { instance } of this.discovery.getProviders()) {
      if (!(instance instanceof Composer)) continue;
      for (const kind of instance.messages) {
        if (this.known.has(kind.name)) throw new Error(`The kind of message ${kind.name} has two composers`);
        this.known.set(kind.name, { kind, composer: instance });
      }
    }
    const faults = [...messageKinds().values()].flatMap((kind) => [...(this.known.has(kind.name) ? [] : [`nobody composes ${kind.name}`]), ...letterFaults(kind)]);
    if (faults.length > 0) throw new Error(`Messages that cannot be sent: ${faults.join('; ')}`);
  }

  /** The kind and its composer, or undefined for a kind that this version no longer knows. */
  of(name: string): KnownKind | undefined {
    return this.known.get(name);
  }
}
