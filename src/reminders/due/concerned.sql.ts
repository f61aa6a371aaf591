import { attendanceKept, came } from '../../attendance/index.js';
import { unreachable } from '../../messages/index.js';
import { inStatusSince, registeredPeople } from '../../registration/index.js';
import type { RuleOccasion } from './occasions.js';

/**
 * Whom rules concern at their times: the one definition, asked by the sweep, by the letter when it is sent, and by the preview. $1 are the occasions (`askedJson`),
 * $2 is now. Answers `rule_id, version, anchor_local, event_id, person_id, party_id, category, registration_id, invitation_id, locale, obstacle`, a person once for each rule.
 *
 * A rule concerns whoever was what it asks for already at its time, and still is. An event that has moved since the occasion was worked out has another anchor or zone and
 * concerns nobody. Invitations whose letter has not left yet count while the time lies ahead. Tables of rooms below are read through the fragments that they export.
 */
export const PEOPLE_CONCERNED = `
  SELECT rule.id AS rule_id, rule.version, rule.anchor_local, rule.event_id, who.person_id, who.party_id, who.category, who.registration_id, who.invitation_id,
         coalesce(who.locale, person.correspondence_language) AS locale,
         ${unreachable('reminder', { address: 'person.email', personId: 'person.id' })} AS obstacle
    FROM jsonb_to_recordset($1::jsonb) AS rule (id uuid, version integer, event_id uuid, anchor text, anchor_local timestamp, zone text, at timestamptz, who text, statuses text[], categories text[], party_ids uuid[])
    JOIN event ON event.id = rule.event_id AND event.zone = rule.zone
    LEFT JOIN registration_settings AS settings ON settings.event_id = event.id
    CROSS JOIN LATERAL (
      SELECT person_id, party_id, category, NULL::uuid AS registration_id, id AS invitation_id, NULL::text AS locale, created_at AS since, coalesce(answer_by_local, event.starts_local) AS answer_local
        FROM invitation
       WHERE rule.who = 'unanswered' AND invitation.event_id = event.id AND (status = 'sent' OR (status = 'prepared' AND rule.at > $2::timestamptz))
         AND coalesce(answer_by, event.starts_at) > $2::timestamptz
      UNION ALL
      SELECT person_id, party_id, category, id, NULL, locale, ${inStatusSince('registered.id', 'registered.created_at')}, NULL
        FROM (${registeredPeople('rule.event_id')}) AS registered
       WHERE rule.who <> 'unanswered' AND live
         AND CASE rule.who WHEN 'registered' THEN status = ANY (rule.statuses) ELSE status = 'confirmed' AND (${came('registered.id')} OR NOT ${attendanceKept('rule.event_id')}) END) AS who
    JOIN person ON person.id = who.person_id
   WHERE who.since <= rule.at
     AND rule.anchor_local = CASE rule.anchor WHEN 'event-starts' THEN event.starts_local WHEN 'event-ends' THEN event.ends_local
                                              WHEN 'registration-closes' THEN coalesce(settings.closes_local, event.starts_local) ELSE who.answer_local END
     AND (rule.categories IS NULL OR who.category = ANY (rule.categories)) AND (rule.party_ids IS NULL OR who.party_id = ANY (rule.party_ids))`;

/** Occasions as `PEOPLE_CONCERNED` reads them. */
export function askedJson(occasions: readonly RuleOccasion[]): string {
  return JSON.stringify(
    occasions.map(({ rule, anchorLocal, zone, at }) => ({
      id: rule.id,
      version: rule.version,
      event_id: rule.eventId,
      anchor: rule.anchor,
      anchor_local: anchorLocal,
      zone,
      at: at.toISOString(),
      who: rule.who,
      statuses: rule.statuses,
      categories: rule.categories,
      party_ids: rule.partyIds,
    })),
  );
}

/** The key under which a rule writes to a person, ever: one message, however often they register or the event moves. */
export function dedupeKey(ruleId: string, personId: string): string {
  return `'reminder:' || ${ruleId} || ':' || ${personId}`;
}

/** What caused the message of a rule. */
export function causeOf(ruleId: string): string {
  return `reminder:${ruleId}`;
}
