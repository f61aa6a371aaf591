import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A device at the door of one event; or, with an account, where its check-ins from the console are counted. */
@Entity('desk_device')
export class DeskDevice {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'event_id' })
  eventId!: string;

  @Column('text')
  name!: string;

  @Column('uuid', { name: 'account_id', nullable: true })
  accountId!: string | null;

  /** As PostgreSQL gives it: a bigint, in digits. */
  @Column('bigint', { name: 'next_sequence' })
  nextSequence!: string;

  @Column('bytea', { name: 'pairing_hash', nullable: true, select: false })
  pairingHash!: Buffer | null;

  @Column('timestamptz', { name: 'pairing_until', nullable: true })
  pairingUntil!: Date | null;

  @Column('bytea', { name: 'token_hash', nullable: true, select: false })
  tokenHash!: Buffer | null;

  @Column('timestamptz', { name: 'paired_at', nullable: true })
  pairedAt!: Date | null;

  @Column('timestamptz', { name: 'last_heard_at', nullable: true })
  lastHeardAt!: Date | null;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
