import { isDeepStrictEqual } from 'node:util';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EventFacts } from '../../events/index.js';
import { Files } from '../../files/index.js';
import { Clock } from '../../platform/clock/index.js';
import { rows, Sql, type Tx } from '../../platform/database/index.js';
import { refuseVersion } from '../../platform/http/index.js';
import { Every } from '../../platform/jobs/index.js';
import { Sealing, type SealedPlace } from '../../platform/sealing/index.js';
import { RegistrationMoments } from '../moments.js';

/** Whose draft it is: an invitation that is being accepted, or the draft itself for whoever came by the public page. */
export interface DraftSubject {
  type: 'invitation' | 'public';
  id: string;
}

/** What somebody has filled in so far, by the names of the form's fields, and the step they stand at. */
export interface DraftContent {
  at: string;
  values: Readonly<Record<string, readonly string[]>>;
}

export interface Draft extends DraftContent {
  /** 0 where nothing was kept yet. */
  version: number;
}

/** The token of an upload, among what is filled in. */
const UPLOAD = /^[\w-]{43}$/;

/** Forms that were begun, kept until they are sent or the event is over. Two windows never overwrite each other unseen: each says which version it builds on. */
@Injectable()
export class Drafts implements OnModuleInit {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly sealing: Sealing,
    private readonly files: Files,
    private readonly moments: RegistrationMoments,
  ) {}

  onModuleInit(): void {
    // Whoever has accepted needs no draft any more.
    this.moments.onChanged(async (tx, changes) => {
      const accepted = changes.flatMap(({ invitationId }) => invitationId ?? []);
      if (accepted.length > 0) await tx.query(`DELETE FROM form_draft WHERE subject_type = 'invitation' AND subject_id = ANY ($1::uuid[])`, [accepted]);
    });
  }

  async read(subject: DraftSubject, tx: Tx = this.sql.manager): Promise<Draft> {
    const [found] = await rows<{ sealed: Buffer; version: number }>(tx, 'SELECT sealed_content AS sealed, version FROM form_draft WHERE subject_type = $1 AND subject_id = $2', [subject.type, subject.id]);
    if (!found) return { at: '', values: {}, version: 0 };
    return { ...(JSON.parse(this.sealing.open(found.sealed, placeOf(subject))) as DraftContent), version: found.version };
  }

  /**
   * Keeps a draft that was built on `version`, and answers its new version. The same content sent again answers the version it has. Uploads that it names live as long as it does.
   * @throws Refusal VERSION_CHANGED when another window has kept something else meanwhile
   */
  async keep(tx: Tx, subject: DraftSubject, event: Pick<EventFacts, 'id' | 'endsAt'>, content: DraftContent, version: number): Promise<number> {
    const sealed = this.sealing.seal(JSON.stringify({ at: content.at, values: content.values }), placeOf(subject));
    const [kept] =
      version === 0
        ? await rows<{ version: number }>(
            tx,
            'INSERT INTO form_draft (subject_type, subject_id, event_id, sealed_content, version, updated_at, expires_at) VALUES ($1, $2, $3, $4, 1, $5, $6) ON CONFLICT DO NOTHING RETURNING version',
            [subject.type, subject.id, event.id, sealed, this.clock.now(), event.endsAt],
          )
        : await rows<{ version: number }>(
            tx,
            'UPDATE form_draft SET sealed_content = $3, version = version + 1, updated_at = $4 WHERE subject_type = $1 AND subject_id = $2 AND version = $5 RETURNING version',
            [subject.type, subject.id, sealed, this.clock.now(), version],
          );
    await this.files.hold(tx, Object.values(content.values).flatMap((given) => given.filter((value) => UPLOAD.test(value))), event.endsAt);
    if (kept) return kept.version;
    const { version: present, ...there } = await this.read(subject, tx);
    if (!isDeepStrictEqual(there, { at: content.at, values: content.values })) throw refuseVersion('VERSION_CHANGED');
    return present;
  }

  async drop(tx: Tx, subject: DraftSubject): Promise<void> {
    await tx.query('DELETE FROM form_draft WHERE subject_type = $1 AND subject_id = $2', [subject.type, subject.id]);
  }

  /** Forgets what was never sent, when the event is over. */
  @Every({ name: 'registration.forget-drafts', seconds: 3_600 })
  async tidy(): Promise<void> {
    await this.sql.rows('DELETE FROM form_draft WHERE expires_at <= $1', [this.clock.now()]);
  }
}

function placeOf({ type, id }: DraftSubject): SealedPlace {
  return { table: 'form_draft', row: `${type}:${id}`, column: 'sealed_content' };
}
