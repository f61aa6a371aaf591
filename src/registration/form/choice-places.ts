import { Injectable } from '@nestjs/common';
import { rows, type Tx } from '../../platform/database/index.js';
import type { Refusal } from '../../platform/http/index.js';
import { ENDED } from '../life/registration-life.rules.js';
import { refuse } from '../registration.errors.js';
import { Ledger } from '../seats/ledger.js';
import { fieldsOf, type Answers, type FormDefinition } from './form.js';

/** An answer that only so many people may choose. */
interface Limited {
  field: string;
  value: string;
  places: number;
}

/**
 * Answers that only so many people may choose. Who has chosen one is counted with the ledger locked, where everybody asks for a seat one after another, so that
 * no place is given twice and none must be given back: whoever withdraws or answers otherwise is no longer counted. Who waits for a seat keeps their choice.
 */
@Injectable()
export class ChoicePlaces {
  constructor(private readonly ledger: Ledger) {}

  /** Locks what the counting needs, before any registration is locked; nothing where nothing is limited. */
  async lock(tx: Tx, eventId: string, definition: FormDefinition): Promise<void> {
    if (limitedOf(definition).length > 0) await this.ledger.lock(tx, eventId);
  }

  /**
   * Says of each of these answers, in their order, why there is no place for them; null where there is. Those of `except` are not counted: their answers change.
   * Needs the lock.
   */
  async refusals(tx: Tx, eventId: string, definition: FormDefinition, asking: readonly Answers[], except: readonly string[] = []): Promise<(Refusal | null)[]> {
    const limited = limitedOf(definition);
    if (limited.length === 0) return asking.map(() => null);
    const left = await this.left(tx, eventId, limited, except);
    return asking.map((answers) => {
      const wanted = limited.filter(({ field, value }) => isChosen(answers[field], value));
      const full = wanted.find((one) => (left.get(one) ?? 0) < 1);
      if (full) return refuse('CHOICE_FULL', { field: `answers.${full.field}`, params: { places: full.places } });
      for (const one of wanted) left.set(one, (left.get(one) ?? 0) - 1);
      return null;
    });
  }

  private async left(tx: Tx, eventId: string, limited: readonly Limited[], except: readonly string[]): Promise<Map<Limited, number>> {
    const counted = await rows<{ place: number; taken: number }>(
      tx,
      `SELECT o.place::int AS place, count(r.id)::int AS taken FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS o (field, value, place)
         LEFT JOIN registration r ON r.event_id = $1 AND r.status <> ALL ($4::text[]) AND r.id <> ALL ($5::uuid[]) AND r.answers -> o.field ? o.value GROUP BY 1`,
      [eventId, limited.map(({ field }) => field), limited.map(({ value }) => value), [...ENDED], [...except]],
    );
    const taken = new Map(counted.map((one) => [one.place, one.taken]));
    return new Map(limited.map((one, index) => [one, one.places - (taken.get(index + 1) ?? 0)]));
  }
}

function limitedOf(definition: FormDefinition): Limited[] {
  return fieldsOf(definition).flatMap(({ id, options }) => (options ?? []).flatMap(({ value, places }) => (places === null ? [] : [{ field: id, value, places }])));
}

function isChosen(answer: Answers[string] | undefined, value: string): boolean {
  return typeof answer === 'object' ? answer.includes(value) : answer === value;
}
