import { Injectable } from '@nestjs/common';
import { isPublic, type EventFacts } from '../../events/index.js';
import { Clock, instantOf } from '../../platform/clock/index.js';
import { rows, Sql, type Tx } from '../../platform/database/index.js';
import { CATEGORIES, type Category } from '../categories.js';

/** How people come into one event. Wall times are by the clock of the event's place. */
export interface RegistrationSettings {
  eventId: string;
  opensLocal: string | null;
  closesLocal: string | null;
  byInvitation: boolean;
  needsApproval: boolean;
  categories: string[];
  formId: string | null;
  waitingList: boolean;
  offerHours: number;
  /** Seats of each delegation that has no quota of its own; null: no limit. */
  delegationSeats: number | null;
  /** How many of each delegation the organiser pays for, unless it has a number of its own; null: no limit. */
  delegationFunded: number | null;
  version: number;
}

/** How registration stands for the public. */
export interface RegistrationWindow {
  state: 'open' | 'not-yet' | 'closed' | 'by-invitation' | 'none';
  opensAt: Date | null;
  closesAt: Date | null;
}

const COLUMNS = `event_id AS "eventId", to_char(opens_local, 'YYYY-MM-DD"T"HH24:MI') AS "opensLocal", to_char(closes_local, 'YYYY-MM-DD"T"HH24:MI') AS "closesLocal",
  by_invitation AS "byInvitation", needs_approval AS "needsApproval", categories, form_id AS "formId", waiting_list AS "waitingList", offer_hours AS "offerHours",
  delegation_seats AS "delegationSeats", delegation_funded AS "delegationFunded", version`;

/** Who comes to a training: not donors, media or people who accompany others. */
const TRAINING: readonly Category[] = ['member-state', 'observer-state', 'guest-state', 'un-entity', 'igo', 'ngo', 'expert', 'trainer', 'secretariat', 'host-government', 'interpreter', 'support-staff'];

/** Settings of an event that has none yet: a meeting is by invitation, a training takes those whom it concerns, anything else is open to all. Everybody is approved by staff. */
function defaultSettings(event: Pick<EventFacts, 'id' | 'kind'>): RegistrationSettings {
  const categories = event.kind === 'training' ? TRAINING : CATEGORIES.filter((category) => category !== 'trainer');
  return { eventId: event.id, opensLocal: null, closesLocal: null, byInvitation: event.kind === 'meeting', needsApproval: true, categories: [...categories], formId: null, waitingList: true, offerHours: 48, delegationSeats: null, delegationFunded: null, version: 1 };
}

/** Reads and makes the settings of events. */
@Injectable()
export class Settings {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
  ) {}

  async of(event: Pick<EventFacts, 'id' | 'kind'>, tx: Tx = this.sql.manager): Promise<RegistrationSettings> {
    const [found] = await rows<RegistrationSettings>(tx, `SELECT ${COLUMNS} FROM registration_settings WHERE event_id = $1`, [event.id]);
    return found ?? defaultSettings(event);
  }

  /** Makes sure that an event has settings; those that it has stay. */
  async ensure(tx: Tx, event: Pick<EventFacts, 'id' | 'kind'>): Promise<void> {
    const { byInvitation, needsApproval, categories, waitingList, offerHours } = defaultSettings(event);
    await tx.query(
      `INSERT INTO registration_settings (event_id, by_invitation, needs_approval, categories, waiting_list, offer_hours) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (event_id) DO NOTHING`,
      [event.id, byInvitation, needsApproval, categories, waitingList, offerHours],
    );
  }

  /** Writes settings: of a new event, of a copy, or changed ones. */
  async keep(tx: Tx, settings: RegistrationSettings): Promise<void> {
    await tx.query(
      `INSERT INTO registration_settings (event_id, opens_local, closes_local, by_invitation, needs_approval, categories, form_id, waiting_list, offer_hours, delegation_seats, delegation_funded)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       ON CONFLICT (event_id) DO UPDATE SET opens_local = EXCLUDED.opens_local, closes_local = EXCLUDED.closes_local, by_invitation = EXCLUDED.by_invitation,
         needs_approval = EXCLUDED.needs_approval, categories = EXCLUDED.categories, form_id = EXCLUDED.form_id, waiting_list = EXCLUDED.waiting_list,
         offer_hours = EXCLUDED.offer_hours, delegation_seats = EXCLUDED.delegation_seats, delegation_funded = EXCLUDED.delegation_funded, version = registration_settings.version + 1`,
      [
        settings.eventId,
        settings.opensLocal,
        settings.closesLocal,
        settings.byInvitation,
        settings.needsApproval,
        settings.categories,
        settings.formId,
        settings.waitingList,
        settings.offerHours,
        settings.delegationSeats,
        settings.delegationFunded,
      ],
    );
  }

  /** Whether the public may register now: the event says so, and the clock of its place. */
  window(event: EventFacts, settings: RegistrationSettings): RegistrationWindow {
    const now = this.clock.now();
    const opensAt = settings.opensLocal ? instantOf({ local: settings.opensLocal, zone: event.zone }) : null;
    const closesAt = settings.closesLocal ? instantOf({ local: settings.closesLocal, zone: event.zone }) : null;
    return { state: stateOf(event, settings, { now, opensAt, closesAt }), opensAt, closesAt };
  }
}

function stateOf(event: EventFacts, settings: RegistrationSettings, at: { now: Date; opensAt: Date | null; closesAt: Date | null }): RegistrationWindow['state'] {
  if (!isPublic(event.status) || event.status === 'cancelled' || event.status === 'postponed') return 'none';
  if (settings.byInvitation) return 'by-invitation';
  if (event.status === 'published' || (at.opensAt !== null && at.now < at.opensAt)) return event.status === 'published' && at.opensAt === null ? 'none' : 'not-yet';
  if (event.status !== 'registration-open' || at.now >= event.endsAt || (at.closesAt !== null && at.now >= at.closesAt)) return 'closed';
  return 'open';
}
