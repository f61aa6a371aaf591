import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '../../access/index.js';
import { newId, rows, Sql, type Tx } from '../../platform/database/index.js';
import { refuse, refusing } from '../directory.errors.js';
import type { FocalPointRank, PartyStatus } from './party.js';
import { isInOrder, overlap, type Term } from './terms.rules.js';

/** A party to be added: a State or an institution, with its first status when that is known. */
export interface NewParty {
  processId: string;
  stateIso2?: string | null;
  institutionId?: string | null;
  status?: PartyStatus;
  from?: string;
  to?: string | null;
}

/** Somebody to speak for a party or an institution. */
export interface NewFocalPoint extends Term {
  partyId?: string | null;
  institutionId?: string | null;
  personId: string;
  rank: FocalPointRank;
}

const TERMS = `to_char(valid_from, 'YYYY-MM-DD') AS "from", to_char(valid_to, 'YYYY-MM-DD') AS "to"`;

/** What is dated in a process: statuses of parties, terms of the chair, designations of focal points. Of each, one at a time. */
@Injectable()
export class Terms {
  constructor(
    private readonly sql: Sql,
    private readonly audit: Audit,
  ) {}

  /** Adds a State or an institution to a process and answers the party's id. */
  addParty(actor: Actor, party: NewParty): Promise<string> {
    const { stateIso2 = null, institutionId = null, from } = party;
    if ((stateIso2 === null) === (institutionId === null)) throw refuse('PARTY_IS_ONE', { field: 'stateIso2' });
    return refusing(
      this.sql.transaction(async (tx) => {
        const [process] = await rows(tx, `SELECT id FROM process WHERE id = $1`, [party.processId]);
        if (!process) throw refuse('PROCESS_NOT_FOUND', { field: 'processId' });
        const id = newId();
        await tx.query(`INSERT INTO party (id, process_id, state_iso2, institution_id) VALUES ($1, $2, $3, $4)`, [id, party.processId, stateIso2, institutionId]);
        await this.audit.record(tx, { actor, action: 'party.added', subject: { type: 'party', id }, detail: { processId: party.processId } });
        if (party.status && from) await this.insertStatus(tx, actor, id, party.status, { from, to: party.to ?? null });
        return id;
      }),
    );
  }

  /**
   * The party that a State is in a process, made when it is none yet: a State may be asked to one event without any status in the process. As a guest it has
   * that status on the days told, unless it has another one on the first of them. Joins a transaction.
   */
  async admitState(tx: Tx, actor: Actor, processId: string, stateIso2: string, guest: Term | null): Promise<string> {
    await tx.query(`INSERT INTO party (id, process_id, state_iso2) VALUES ($1, $2, $3) ON CONFLICT ON CONSTRAINT party_state DO NOTHING`, [newId(), processId, stateIso2]);
    const [party] = await rows<{ id: string }>(tx, `SELECT id FROM party WHERE process_id = $1 AND state_iso2 = $2 FOR UPDATE`, [processId, stateIso2]);
    if (!party) throw refuse('PARTY_NOT_FOUND');
    if (guest !== null) {
      const others = await rows<Term>(tx, `SELECT ${TERMS} FROM party_status WHERE party_id = $1`, [party.id]);
      if (!others.some((other) => overlap(other, guest))) await this.insertStatus(tx, actor, party.id, 'guest', guest);
    }
    return party.id;
  }

  /** Gives a party a status from a day on. Refuses with STATUS_OVERLAPS, also when two try at once. */
  giveStatus(actor: Actor, partyId: string, status: PartyStatus, term: Term): Promise<string> {
    return refusing(
      this.sql.transaction(async (tx) => {
        // The party's row is what orders two who change its statuses at once; the constraint has the last word.
        const [party] = await rows(tx, `SELECT id FROM party WHERE id = $1 FOR UPDATE`, [partyId]);
        if (!party) throw refuse('PARTY_NOT_FOUND');
        return this.insertStatus(tx, actor, partyId, status, term);
      }),
    );
  }

  /** Gives the chair of a process to one of its parties. Refuses with CHAIR_TERM_OVERLAPS, also when two try at once. */
  giveChair(actor: Actor, processId: string, partyId: string, term: Term): Promise<string> {
    checkOrder(term);
    return refusing(
      this.sql.transaction(async (tx) => {
        const [process] = await rows(tx, `SELECT id FROM process WHERE id = $1 FOR UPDATE`, [processId]);
        if (!process) throw refuse('PROCESS_NOT_FOUND');
        const others = await rows<Term>(tx, `SELECT ${TERMS} FROM chair_term WHERE process_id = $1`, [processId]);
        if (others.some((other) => overlap(other, term))) throw refuse('CHAIR_TERM_OVERLAPS', { field: 'from' });
        const id = newId();
        await tx.query(`INSERT INTO chair_term (id, process_id, party_id, valid_from, valid_to) VALUES ($1, $2, $3, $4, $5)`, [id, processId, partyId, term.from, term.to]);
        await this.audit.record(tx, { actor, action: 'chair-term.added', subject: { type: 'process', id: processId }, detail: { partyId, from: term.from, to: term.to } });
        return id;
      }),
    );
  }

  /** Names somebody to speak for a party or an institution. One principal at a time; any number of alternates. */
  designate(actor: Actor, designation: NewFocalPoint): Promise<string> {
    checkOrder(designation);
    const { partyId = null, institutionId = null, personId, rank, from, to } = designation;
    if ((partyId === null) === (institutionId === null)) throw refuse('FOCAL_POINT_FOR_ONE', { field: 'partyId' });
    return refusing(
      this.sql.transaction(async (tx) => {
        // Two designations at once would wait for each other inside the constraint; the row they are for orders them first.
        const [of] = await rows(tx, `SELECT id FROM ${partyId ? 'party' : 'institution'} WHERE id = $1 FOR UPDATE`, [partyId ?? institutionId]);
        if (!of) throw refuse(partyId ? 'PARTY_UNKNOWN' : 'INSTITUTION_UNKNOWN', { field: partyId ? 'partyId' : 'institutionId' });
        const id = newId();
        await tx.query(`INSERT INTO focal_point (id, party_id, institution_id, person_id, rank, valid_from, valid_to) VALUES ($1, $2, $3, $4, $5, $6, $7)`, [
          id,
          partyId,
          institutionId,
          personId,
          rank,
          from,
          to,
        ]);
        await this.audit.record(tx, { actor, action: 'focal-point.designated', subject: { type: 'person', id: personId }, detail: { partyId, institutionId, rank, from, to } });
        return id;
      }),
    );
  }

  /** Ends the status of a party on a day, its last. */
  endStatus(actor: Actor, partyId: string, statusId: string, on: string): Promise<void> {
    return this.end(actor, on, { table: 'party_status', id: statusId, within: { column: 'party_id', id: partyId }, missing: 'TERM_NOT_FOUND', subject: { type: 'party', id: partyId } });
  }

  /** Ends a term of the chair on a day, its last. */
  endChair(actor: Actor, processId: string, termId: string, on: string): Promise<void> {
    return this.end(actor, on, { table: 'chair_term', id: termId, within: { column: 'process_id', id: processId }, missing: 'TERM_NOT_FOUND', subject: { type: 'process', id: processId } });
  }

  /** Ends a designation on a day, its last. */
  endDesignation(actor: Actor, id: string, on: string): Promise<void> {
    return this.end(actor, on, { table: 'focal_point', id, missing: 'FOCAL_POINT_NOT_FOUND', subject: { type: 'focal-point', id } });
  }

  private async insertStatus(tx: Tx, actor: Actor, partyId: string, status: PartyStatus, term: Term): Promise<string> {
    checkOrder(term);
    const others = await rows<Term>(tx, `SELECT ${TERMS} FROM party_status WHERE party_id = $1`, [partyId]);
    if (others.some((other) => overlap(other, term))) throw refuse('STATUS_OVERLAPS', { field: 'from' });
    const id = newId();
    await tx.query(`INSERT INTO party_status (id, party_id, status, valid_from, valid_to) VALUES ($1, $2, $3, $4, $5)`, [id, partyId, status, term.from, term.to]);
    await this.audit.record(tx, { actor, action: 'party.status-given', subject: { type: 'party', id: partyId }, detail: { status, from: term.from, to: term.to } });
    return id;
  }

  private end(actor: Actor, on: string, what: Ending): Promise<void> {
    return refusing(
      this.sql.transaction(async (tx) => {
        const [term] = await rows<Term>(tx, `SELECT ${TERMS} FROM ${what.table} WHERE id = $1 ${what.within ? `AND ${what.within.column} = $2` : ''} FOR UPDATE`, [
          what.id,
          ...(what.within ? [what.within.id] : []),
        ]);
        if (!term) throw refuse(what.missing);
        if (on < term.from) throw refuse('DATES_REVERSED', { field: 'on' });
        await tx.query(`UPDATE ${what.table} SET valid_to = $2 WHERE id = $1`, [what.id, on]);
        await this.audit.record(tx, { actor, action: `${what.table.replace('_', '-')}.ended`, subject: what.subject, detail: { id: what.id, on } });
      }),
    );
  }
}

/** Something dated that ends. */
interface Ending {
  table: 'party_status' | 'chair_term' | 'focal_point';
  id: string;
  within?: { column: 'party_id' | 'process_id'; id: string };
  missing: 'TERM_NOT_FOUND' | 'FOCAL_POINT_NOT_FOUND';
  subject: { type: string; id: string };
}

function checkOrder(term: Term): void {
  if (!isInOrder(term)) throw refuse('DATES_REVERSED', { field: 'to' });
}
