import { Injectable } from '@nestjs/common';
import { displayName, Parties, People, type PartyOn, type PartyStatus } from '../../directory/index.js';
import type { EventFacts } from '../../events/index.js';
import { letterLanguage, type LetterLanguage } from '../../invitations/index.js';
import { rows, type Tx } from '../../platform/database/index.js';
import type { LocalisedText } from '../../platform/i18n/index.js';
import { Settings } from '../../registration/index.js';
import { categoryOf } from './category.rules.js';

/** Why a party is not asked. */
export const NOT_ASKED = ['already-open', 'category-not-offered', 'excluded'] as const;
export type NotAsked = (typeof NOT_ASKED)[number];

/** A party that may be asked to name its people. */
export interface AskedParty {
  partyId: string;
  name: LocalisedText;
  stateIso2: string | null;
  /** On the first day of the event. */
  status: PartyStatus | null;
  category: string;
  /** Who speaks for it on that day; null where nobody does. */
  focalPoint: { personId: string; name: string; email: string | null; language: LetterLanguage } | null;
  notAsked: NotAsked | null;
}

/** Which parties: of these statuses, or these ones. */
export interface WhichParties {
  statuses?: readonly PartyStatus[];
  partyIds?: readonly string[];
  /** Parties that are not asked this time. */
  exclude?: readonly string[];
}

/** Finds parties and what decides about each. Reads only, so that a preview and the opening itself see the same. */
@Injectable()
export class PartiesAsked {
  constructor(
    private readonly parties: Parties,
    private readonly people: People,
    private readonly settings: Settings,
  ) {}

  /** Parties of the event's processes, in the order of the processes and of names. A party named by its id is among them whatever its status. */
  async of(tx: Tx, event: EventFacts, which: WhichParties): Promise<AskedParty[]> {
    const day = event.startsLocal.slice(0, 10);
    const all: PartyOn[] = [];
    for (const processId of event.processIds) all.push(...(await this.parties.of(processId, day, tx)));
    const wanted = all.filter(({ id, status }) => which.partyIds?.includes(id) ?? (status !== null && (which.statuses ?? []).includes(status)));
    const speaking = await this.parties.focalPoints(day, { processIds: event.processIds }, tx);
    // A party that has no status on that day may have somebody who speaks for it all the same.
    const principals = new Map([...(await this.principals(tx, wanted, day)), ...speaking.map(({ partyId, personId }): [string, string] => [partyId, personId])]);
    const cards = await this.people.cards([...principals.values()], tx);
    const kinds = await institutionKinds(tx, wanted);
    const { categories } = await this.settings.of(event, tx);
    const open = await openFor(tx, event.id);
    return wanted.map(({ id, name, stateIso2, status, institutionId }) => {
      const category = categoryOf({ status, institutionKind: institutionId === null ? null : (kinds.get(institutionId) ?? 'other') });
      const card = cards.get(principals.get(id) ?? '');
      const focalPoint = card ? { personId: card.id, name: displayName(card), email: card.email, language: letterLanguage(card.correspondenceLanguage) } : null;
      const notAsked = open.has(id) ? 'already-open' : which.exclude?.includes(id) ? 'excluded' : categories.includes(category) ? null : 'category-not-offered';
      return { partyId: id, name, stateIso2, status, category, focalPoint, notAsked };
    });
  }

  private async principals(tx: Tx, parties: readonly PartyOn[], day: string): Promise<Map<string, string>> {
    const found = await rows<{ partyId: string; personId: string }>(
      tx,
      `SELECT DISTINCT ON (party_id) party_id AS "partyId", person_id AS "personId" FROM focal_point
        WHERE party_id = ANY ($1::uuid[]) AND valid_from <= $2::date AND coalesce(valid_to, 'infinity') >= $2::date ORDER BY party_id, rank DESC, valid_from DESC`,
      [parties.map(({ id }) => id), day],
    );
    return new Map(found.map(({ partyId, personId }) => [partyId, personId]));
  }
}

async function institutionKinds(tx: Tx, parties: readonly PartyOn[]): Promise<Map<string, string>> {
  const ids = parties.flatMap(({ institutionId }) => institutionId ?? []);
  const found = ids.length === 0 ? [] : await rows<{ id: string; kind: string }>(tx, 'SELECT id, kind FROM institution WHERE id = ANY ($1::uuid[])', [ids]);
  return new Map(found.map(({ id, kind }) => [id, kind]));
}

/** Parties that have been asked already and whose request was not taken back. */
async function openFor(tx: Tx, eventId: string): Promise<Set<string>> {
  const found = await rows<{ partyId: string }>(tx, 'SELECT party_id AS "partyId" FROM delegation WHERE event_id = $1 AND cancelled_at IS NULL', [eventId]);
  return new Set(found.map(({ partyId }) => partyId));
}
