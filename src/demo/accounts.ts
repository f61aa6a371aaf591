import { eventId } from './past-events.js';
import { demoId } from './identity.js';
import { SECRETARIAT_ACCOUNT } from './participation.js';
import type { DemoRows } from './rows.js';
import { daysAgo } from './upcoming.js';

/** How to sign in to a demonstration. There is no such account on any other installation. */
export const DEMO_SIGN_IN = {
  password: 'convoke-demo',
  accounts: [
    { email: 'admin@convoke.example', is: 'administrator' },
    { email: 'secretariat@convoke.example', is: 'secretariat' },
    { email: 'organiser@convoke.example', is: 'organiser of the forum and the training' },
    { email: 'desk@convoke.example', is: 'desk of the training' },
  ],
} as const;

/** Accounts for every role of staff. `passwordHash` is of `DEMO_SIGN_IN.password`. */
export function addAccounts(rows: DemoRows, events: { forum: string; training: string }, passwordHash: string, now: Date): void {
  const held: Readonly<Record<string, { id: string; name: string; roles: readonly { role: string; event: string | null }[] }>> = {
    'admin@convoke.example': { id: demoId('account', 'admin'), name: 'Demo Administrator', roles: [{ role: 'administrator', event: null }] },
    'secretariat@convoke.example': { id: SECRETARIAT_ACCOUNT, name: 'Demo Secretariat', roles: [{ role: 'secretariat', event: null }] },
    'organiser@convoke.example': {
      id: demoId('account', 'organiser'),
      name: 'Demo Organiser',
      roles: [events.forum, events.training].map((slug) => ({ role: 'organiser', event: eventId(slug) })),
    },
    'desk@convoke.example': { id: demoId('account', 'desk'), name: 'Demo Desk', roles: [{ role: 'desk', event: eventId(events.training) }] },
  };
  for (const [email, { id, name, roles }] of Object.entries(held)) {
    rows.add('account', { id, email, name, locale: 'en', password_hash: passwordHash, created_at: daysAgo(now, 90) });
    for (const { role, event } of roles) rows.add('account_grant', { id: demoId('grant', email, role, event ?? ''), account_id: id, role, event_id: event, granted_at: daysAgo(now, 60) });
  }
}
