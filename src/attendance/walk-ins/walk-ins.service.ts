import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '../../access/index.js';
import type { PersonInput } from '../../directory/index.js';
import { Sql } from '../../platform/database/index.js';
import { Refusal } from '../../platform/http/index.js';
import type { Locale } from '../../platform/i18n/index.js';
import { NEEDED, Registrations } from '../../registration/index.js';
import { refuse } from '../attendance.errors.js';
import { Participants } from '../participants.js';
import type { ScanningDesk } from '../scans/scan.rows.js';
import { Scans, type ScanOutcome } from '../scans/scans.service.js';
import { WalkInClaims } from './walk-in-claims.js';

/** Somebody at the door without a registration. */
export interface WantedWalkIn {
  /** Made on the device. */
  id: string;
  sequence: number;
  deviceTime: Date;
  clockOffsetMs: number;
  day: string;
  sessionId: string | null;
  person: PersonInput;
  category: string;
  partyId: string | null;
  consents: Readonly<Record<string, boolean>>;
  locale: Locale;
}

/** Registrations at the door: a seat by the one allocator, then a check-in. */
@Injectable()
export class WalkIns {
  constructor(
    private readonly sql: Sql,
    private readonly claims: WalkInClaims,
    private readonly registrations: Registrations,
    private readonly participants: Participants,
    private readonly scans: Scans,
    private readonly audit: Audit,
  ) {}

  /**
   * Registers somebody and checks them in. Sent twice, at the same moment over two connections or once more after the device was paired again, it
   * makes one person, one registration and one scan. Somebody who is registered already is checked in by that registration.
   * @throws Refusal CONSENT_NEEDED when the person says no; EVENT_FULL and others of registration; SEQUENCE_REUSED
   */
  async register(actor: Actor, desk: ScanningDesk, wanted: WantedWalkIn): Promise<ScanOutcome> {
    if (wanted.consents[NEEDED] === false) throw refuse('CONSENT_NEEDED', { field: `consents.${NEEDED}` });
    const claim = await this.claims.claim(actor, desk, wanted);
    const registrationId = await this.registrationOf(actor, desk.eventId, claim.personId, wanted);
    const { deviceTime, clockOffsetMs, day, sessionId } = wanted;
    return this.sql.transaction(async (tx) => {
      const item = { sequence: claim.sequence, deviceTime, clockOffsetMs, means: 'walk-in' as const, text: null, registrationId, day, sessionId, direction: 'in' as const, shownVerdict: null };
      const outcome = await this.scans.recordOne(tx, { id: claim.deskId, eventId: desk.eventId }, item);
      if (!outcome.repeated && outcome.problem === null) {
        const subject = { type: 'registration', id: registrationId };
        await this.audit.record(tx, { actor, action: 'attendance.walked-in', subject, eventId: desk.eventId, detail: { verdict: outcome.verdict, day } });
      }
      return { ...outcome, sequence: wanted.sequence };
    });
  }

  /** The live registration of a person, made if there is none. */
  private async registrationOf(actor: Actor, eventId: string, personId: string, { category, partyId, consents, locale }: WantedWalkIn): Promise<string> {
    const there = await this.participants.liveOf(eventId, personId);
    if (there) return there.registrationId;
    try {
      const submitted = await this.registrations.submit(actor, { eventId, person: { id: personId }, category, partyId, answers: {}, consents, locale, channel: 'walk-in' });
      return submitted.id;
    } catch (error) {
      const other = error instanceof Refusal && error.code === 'ALREADY_REGISTERED' ? await this.participants.liveOf(eventId, personId) : null;
      if (!other) throw error;
      return other.registrationId;
    }
  }
}
