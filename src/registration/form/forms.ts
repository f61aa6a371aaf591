import { Injectable } from '@nestjs/common';
import { States } from '../../directory/index.js';
import { Clock } from '../../platform/clock/index.js';
import { newId, rows, Sql, type Tx } from '../../platform/database/index.js';
import type { Locale } from '../../platform/i18n/index.js';
import { askedForm, type KnownLists } from './asked-form.js';
import type { Form, FormDefinition, FormOption } from './form.js';
import { completeDefinition, type KeptDefinition } from './kept-definition.js';
import { languageOptions } from './languages.js';
import { STANDARD_FORM } from './standard-form.js';

/** A form as an event keeps it. */
export interface StoredForm {
  /** What answers are kept under; null for the standard form. */
  id: string | null;
  /** Counts versions from 1; 0 for the standard form. */
  number: number;
  /** When this version was made; null for the standard form. */
  madeAt: Date | null;
  definition: FormDefinition;
}

type KeptForm = Omit<StoredForm, 'definition'> & { definition: KeptDefinition };

const STANDARD: StoredForm = { id: null, number: 0, madeAt: null, definition: STANDARD_FORM };

/** Forms of events, in versions: what was answered once stays readable under the version that asked it. */
@Injectable()
export class Forms {
  private readonly known = new Map<Locale, KnownLists>();

  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly states: States,
  ) {}

  /** The form that an event asks now: its own, or the standard one. */
  async current(eventId: string, tx: Tx = this.sql.manager): Promise<StoredForm> {
    const [found] = await rows<KeptForm>(tx, 'SELECT f.id, f.number, f.created_at AS "madeAt", f.definition FROM registration_settings s JOIN form_version f ON f.id = s.form_id WHERE s.event_id = $1', [eventId]);
    return found ? completed(found) : STANDARD;
  }

  /** The form under which answers were given. */
  async version(id: string | null, tx: Tx = this.sql.manager): Promise<StoredForm> {
    if (id === null) return STANDARD;
    const [found] = await rows<KeptForm>(tx, 'SELECT id, number, created_at AS "madeAt", definition FROM form_version WHERE id = $1', [id]);
    if (!found) throw new Error('A form that answers were given under is gone');
    return completed(found);
  }

  /** How many registrations of an event were answered under a form. */
  async answered(eventId: string, { id }: StoredForm, tx: Tx = this.sql.manager): Promise<number> {
    const [counted] = await rows<{ count: number }>(tx, 'SELECT count(*)::int AS count FROM registration WHERE event_id = $1 AND form_version_id IS NOT DISTINCT FROM $2', [eventId, id]);
    return counted?.count ?? 0;
  }

  /** The form as it is asked; lists in the order of a language. */
  async asked(definition: FormDefinition, locale: Locale = 'en'): Promise<Form> {
    return askedForm(definition, await this.lists(locale));
  }

  /** Gives an event a form of its own, or the next version of it, whose event's row is held; the settings point to it. */
  async replace(tx: Tx, eventId: string, definition: FormDefinition): Promise<StoredForm> {
    const [id, madeAt] = [newId(), this.clock.now()];
    const [made] = await rows<{ number: number }>(
      tx,
      `INSERT INTO form_version (id, event_id, number, definition, created_at)
       SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4 FROM form_version WHERE event_id = $2 RETURNING number`,
      [id, eventId, JSON.stringify(definition), madeAt],
    );
    await tx.query('UPDATE registration_settings SET form_id = $2 WHERE event_id = $1', [eventId, id]);
    return { id, number: made?.number ?? 1, madeAt, definition };
  }

  /** States do not change while the program runs, so that each list is made once. */
  private async lists(locale: Locale): Promise<KnownLists> {
    const lists = this.known.get(locale) ?? { countries: await this.countries(locale), languages: languageOptions(locale) };
    this.known.set(locale, lists);
    return lists;
  }

  private async countries(locale: Locale): Promise<FormOption[]> {
    const states = await this.states.all();
    const sorted = states.map((state) => ({ state, sort: locale === 'ru' ? state.ru.sort : state.en.sort })).toSorted((a, b) => (a.sort < b.sort ? -1 : 1));
    return sorted.map(({ state }) => ({ value: state.iso2, label: { en: state.en.short, ru: state.ru.short }, places: null }));
  }
}

function completed({ definition, ...kept }: KeptForm): StoredForm {
  return { ...kept, definition: completeDefinition(definition) };
}
