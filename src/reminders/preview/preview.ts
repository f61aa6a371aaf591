import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { Audit, type Actor } from '../../access/index.js';
import { displayName, Parties } from '../../directory/index.js';
import { Events, type EventFacts } from '../../events/index.js';
import { letterLanguage, type LetterLanguage } from '../../invitations/index.js';
import { LetterPreview, type Unreachable, stands } from '../../messages/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Config } from '../../platform/config/index.js';
import { rows, Sql, type Tx } from '../../platform/database/index.js';
import { pageOf, readCursor, type Page, type PageQuery } from '../../platform/http/index.js';
import type { Locale, LocalisedText } from '../../platform/i18n/index.js';
import { Settings } from '../../registration/index.js';
import { askedJson, causeOf, dedupeKey, PEOPLE_CONCERNED } from '../due/concerned.sql.js';
import { Occasions, type RuleOccasion } from '../due/occasions.js';
import { reminderKinds } from '../letter/letters.js';
import { reminderWords } from '../letter/words.js';
import type { ReminderLetter, RuleFacts } from '../rules/rule.js';

/** An occasion with the number of people whom it would reach as things are. */
export interface CountedOccasion extends RuleOccasion {
  reaches: number;
}

/** A rule with its times and what came of it. */
export interface ViewedRule {
  rule: RuleFacts;
  occasions: CountedOccasion[];
  /** Messages that it wrote, by how they stand. */
  sent: number;
  waiting: number;
  failed: number;
}

/** How a written message stands, unless it was cancelled. */
type WrittenStatus = 'waiting' | 'handed' | 'sending' | 'sent' | 'failed' | 'unknown' | 'suppressed';

/** Somebody whom a rule concerns. */
export interface Recipient {
  personId: string;
  name: string;
  party: LocalisedText | null;
  category: string;
  language: LetterLanguage;
  /** Why no letter reaches them; null when it does. */
  obstacle: Unreachable | null;
  /** How the rule's message to them stands; null when there is none. */
  message: WrittenStatus | null;
}

/** The letter of a rule, with an invented addressee. */
export interface ShownLetter {
  language: LetterLanguage;
  subject: string;
  text: string;
}

const NOT_WRITTEN = `NOT EXISTS (SELECT FROM message WHERE message.dedupe_key = ${dedupeKey('concerned.rule_id', 'concerned.person_id')} AND ${stands('message')})`;

/** Whom previews address, by language. */
const SOMEBODY = { title: null, familyName: 'Akhmetova', givenName: 'Aigerim', sex: 'female', otherScripts: { cyrillic: { family: 'Ахметова', given: 'Айгерим' } } } as const;

/** What will happen, before it happens: when each rule reminds, how many people and exactly whom, and what they will read. */
@Injectable()
export class ReminderPreview {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly events: Events,
    private readonly occasions: Occasions,
    private readonly parties: Parties,
    private readonly settings: Settings,
    private readonly audit: Audit,
    private readonly preview: LetterPreview,
  ) {}

  /** Rules of one event as they stand. */
  async view(rules: readonly RuleFacts[], tx: Tx = this.sql.manager): Promise<ViewedRule[]> {
    const occasions = await this.occasions.of(rules, tx);
    const reached = await rows<{ ruleId: string; anchorLocal: string; count: number }>(
      tx,
      `SELECT rule_id AS "ruleId", to_char(anchor_local, 'YYYY-MM-DD"T"HH24:MI:SS') AS "anchorLocal", count(*)::int AS count
         FROM (${PEOPLE_CONCERNED}) AS concerned WHERE obstacle IS NULL AND ${NOT_WRITTEN} GROUP BY rule_id, anchor_local`,
      [askedJson(occasions.filter(({ state }) => state === 'ahead' || state === 'now')), this.clock.now()],
    );
    const counts = new Map(reached.map(({ ruleId, anchorLocal, count }) => [`${ruleId} ${anchorLocal}`, count]));
    const written = await this.written(tx, rules);
    return rules.map((rule) => {
      const own = occasions.filter((occasion) => occasion.rule.id === rule.id).map((occasion) => ({ ...occasion, reaches: counts.get(`${rule.id} ${occasion.anchorLocal}`) ?? 0 }));
      const { sent = 0, waiting = 0, failed = 0 } = written.get(causeOf(rule.id)) ?? {};
      return { rule, occasions: own, sent, waiting, failed };
    });
  }

  /** Everybody whom a rule concerns now, with those who cannot be written to or have been, in the order of their names. Looking at them is recorded. */
  recipients(actor: Actor, rule: RuleFacts, query: PageQuery): Promise<Page<Recipient>> {
    // A cursor goes into addresses, so it names the last person by id and not by name.
    const [after = null] = query.cursor ? readCursor(query.cursor, 1, ([id]) => isUUID(id)) : [];
    return this.sql.transaction(async (tx) => {
      const occasions = (await this.occasions.of([rule], tx)).filter(({ state }) => state !== 'never');
      const found = await rows<{ personId: string; familyName: string; givenName: string; partyId: string | null; category: string; locale: Locale; obstacle: Unreachable | null; message: WrittenStatus | null }>(
        tx,
        `SELECT concerned.person_id AS "personId", person.family_name AS "familyName", person.given_name AS "givenName", concerned.party_id AS "partyId", concerned.category, concerned.locale, obstacle, nullif(message.status, 'cancelled') AS message
           FROM (${PEOPLE_CONCERNED}) AS concerned JOIN person ON person.id = concerned.person_id LEFT JOIN message ON message.dedupe_key = ${dedupeKey('concerned.rule_id', 'concerned.person_id')}
          WHERE $3::uuid IS NULL OR (person.family_name, person.given_name, person.id) > (SELECT last.family_name, last.given_name, last.id FROM person AS last WHERE last.id = $3)
          ORDER BY person.family_name, person.given_name, person.id LIMIT $4`,
        [askedJson(occasions), this.clock.now(), after, query.limit + 1],
      );
      await this.audit.record(tx, { actor, action: 'reminder-rule.recipients-viewed', subject: { type: 'reminder-rule', id: rule.id }, eventId: rule.eventId, detail: { shown: Math.min(found.length, query.limit) } });
      const page = pageOf(found, query.limit, ({ personId }) => [personId]);
      const names = await this.parties.names([...new Set(page.items.flatMap(({ partyId }) => partyId ?? []))], tx);
      const items = page.items.map(({ partyId, locale, familyName, givenName, ...rest }) => ({ ...rest, name: displayName({ familyName, givenName }), party: names.get(partyId ?? '')?.name ?? null, language: letterLanguage(locale) }));
      return { items, next: page.next };
    });
  }

  /** The letter of a rule in each of its languages, addressed to somebody invented. */
  async letters(rule: Pick<RuleFacts, 'eventId' | 'letter' | 'who' | 'statuses'>, tx: Tx = this.sql.manager): Promise<ShownLetter[]> {
    const event = await this.events.get(rule.eventId, tx);
    const deadlineLocal = await this.deadline(tx, event, rule.letter);
    const isRegistered = rule.who !== 'unanswered';
    const about = { letter: rule.letter, event, person: SOMEBODY, deadlineLocal, isRegistered, isConfirmed: rule.statuses.some((status) => status === 'approved' || status === 'confirmed') };
    const ticket = rule.letter === 'eve' && event.mode !== 'online' ? { cid: 'cid:ticket', code: '7K3M-9QXT' } : null;
    const path = rule.letter === 'thanks' ? `events/${event.slug}` : isRegistered ? 'registration/personal-link' : 'invitation/personal-link';
    return (['en', 'ru'] as const).map((language) => {
      const data = reminderWords({ ...about, ticket }, language, { sender: this.config.instanceName, link: `${this.config.publicUrl}/${path}` });
      const { subject, text } = this.preview.write(reminderKinds[rule.letter], language, data);
      return { language, subject, text };
    });
  }

  /** The first time by which somebody is to answer, or when registration closes. */
  private async deadline(tx: Tx, event: EventFacts, letter: ReminderLetter): Promise<string | null> {
    if (letter === 'registration') return (await this.settings.of(event, tx)).closesLocal;
    if (letter !== 'answer') return null;
    const [found] = await rows<{ local: string | null }>(tx, `SELECT to_char(min(answer_by_local), 'YYYY-MM-DD"T"HH24:MI') AS local FROM invitation WHERE event_id = $1 AND status IN ('prepared', 'sent')`, [event.id]);
    return found?.local ?? null;
  }

  private async written(tx: Tx, rules: readonly RuleFacts[]): Promise<Map<string, Pick<ViewedRule, 'sent' | 'waiting' | 'failed'>>> {
    const found = await rows<{ cause: string } & Pick<ViewedRule, 'sent' | 'waiting' | 'failed'>>(
      tx,
      `SELECT cause, count(*) FILTER (WHERE status = 'sent')::int AS sent, count(*) FILTER (WHERE status IN ('waiting', 'handed', 'sending'))::int AS waiting,
              count(*) FILTER (WHERE status IN ('failed', 'unknown'))::int AS failed
         FROM message WHERE event_id = ANY ($1::uuid[]) AND cause = ANY ($2) GROUP BY cause`,
      [[...new Set(rules.map(({ eventId }) => eventId))], rules.map(({ id }) => causeOf(id))],
    );
    return new Map(found.map((row) => [row.cause, row]));
  }
}
