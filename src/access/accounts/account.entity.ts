import { Column, Entity, JoinColumn, ManyToOne, OneToMany, PrimaryColumn, type Relation } from 'typeorm';
import type { Grant } from '../actor.js';

/** Staff who sign in. */
@Entity('account')
export class Account {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('citext')
  email!: string;

  @Column('text')
  name!: string;

  @Column('text')
  locale!: string;

  /** argon2id; null until the person has chosen a password. */
  @Column('text', { name: 'password_hash', nullable: true })
  passwordHash!: string | null;

  @Column('timestamptz', { name: 'disabled_at', nullable: true })
  disabledAt!: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('integer')
  version!: number;

  @OneToMany(() => AccountGrant, (grant) => grant.account)
  grants!: Relation<AccountGrant[]>;
}

/** A role that an account holds. */
@Entity('account_grant')
export class AccountGrant {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'account_id' })
  accountId!: string;

  @ManyToOne(() => Account, (account) => account.grants)
  @JoinColumn({ name: 'account_id' })
  account!: Relation<Account>;

  @Column('text')
  role!: Grant['role'];

  @Column('uuid', { name: 'event_id', nullable: true })
  eventId!: string | null;

  @Column('timestamptz', { name: 'granted_at' })
  grantedAt!: Date;
}
