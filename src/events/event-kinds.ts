import { Injectable } from '@nestjs/common';
import type { LocalisedText } from '../platform/i18n/index.js';

/** A kind of event as the room that owns it declares it. */
export interface EventKind {
  /** `meeting`. */
  name: string;
  label: LocalisedText;
  /** At least one; a sub-kind belongs to one kind. */
  subKinds: readonly { name: string; label: LocalisedText }[];
}

/** The kinds of event there are. `events` itself knows none: each room above adds its own, in its constructor or `onModuleInit`. */
@Injectable()
export class EventKinds {
  private readonly kinds = new Map<string, EventKind>();

  /** Declares a kind. A kind or sub-kind declared twice stops the program at start. */
  add(kind: EventKind): void {
    const taken = [...this.kinds.values()].flatMap(({ subKinds }) => subKinds.map(({ name }) => name));
    const twice = kind.subKinds.find(({ name }) => taken.includes(name));
    if (this.kinds.has(kind.name) || twice) throw new Error(`The kind of event ${twice?.name ?? kind.name} is declared twice`);
    if (kind.subKinds.length === 0) throw new Error(`The kind of event ${kind.name} has no sub-kind`);
    this.kinds.set(kind.name, kind);
  }

  /** All kinds, in the order in which they were declared. */
  all(): readonly EventKind[] {
    return [...this.kinds.values()];
  }

  get(name: string): EventKind | undefined {
    return this.kinds.get(name);
  }
}
