import { Injectable } from '@nestjs/common';
import { Events, type EventFacts } from '../../events/index.js';
import { Clock } from '../../platform/clock/index.js';
import { inOneGo, rows, type Tx } from '../../platform/database/index.js';
import { Forms, type StoredForm } from '../form/forms.js';
import { Settings, type RegistrationSettings } from '../settings/settings.js';
import type { LookedAtWith } from './submission.rules.js';

/** An event by its id, or by its public address. */
export type EventAt = { id: string } | { slug: string };

/** What a batch is decided with. */
export interface Desk extends LookedAtWith {
  event: EventFacts;
  settings: RegistrationSettings;
  /** The form as it is kept; `form` is the form as it is asked. */
  stored: StoredForm;
}

/** Reads once for a batch what all in it are looked at with. */
@Injectable()
export class SubmissionDesk {
  constructor(
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly settings: Settings,
    private readonly forms: Forms,
  ) {}

  /** Holds the event against a change of its life, so that a cancellation waits for this batch and then finds its registrations. @throws Refusal EVENT_NOT_FOUND */
  async open(tx: Tx, at: EventAt): Promise<Desk> {
    const event = 'id' in at ? await this.held(tx, 'id', at.id) : await this.held(tx, 'slug', at.slug);
    const [settings, stored] = await inOneGo(this.settings.of(event, tx), this.forms.current(event.id, tx));
    return { event, settings, window: this.settings.window(event, settings).state, stored, form: await this.forms.asked(stored.definition), now: this.clock.now() };
  }

  private async held(tx: Tx, column: 'id' | 'slug', value: string): Promise<EventFacts> {
    const held = rows(tx, `SELECT id FROM event WHERE ${column} = $1 FOR SHARE`, [value]);
    // Read after the row is held, and so as it will stay.
    const [, event] = await inOneGo(held, column === 'id' ? this.events.get(value, tx) : this.events.bySlug(value, tx));
    return event;
  }
}
