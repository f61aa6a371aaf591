const door = 'test/medium/attendance.spec.ts';
const desk = 'test/http/attendance.spec.ts';
const events = 'test/medium/events.spec.ts';
const access = 'test/http/access.spec.ts';
const audit = 'test/medium/access-audit.spec.ts';
const links = 'test/http/links.spec.ts';
const scans = 'src/attendance/scans/scans.service.ts';
const rows = 'src/attendance/scans/scan.rows.ts';
const hold = { file: rows, text: `SELECT pg_advisory_xact_lock(hashtextextended('scans of ' || $1, 0))`, instead: `SELECT (hashtextextended('scans of ' || $1, 0))` };
const fence = (what, file, text, instead, tests) => ({ guard: `If-Match: ${what}`, edits: [{ file, text, instead }], tests, shows: 'the later change wipes out the earlier one' });
const never = (name) => [`if (${name}.version !== version) throw`, `if (${name} === null) throw`];

/** Scans, changes that two people make at once, links, the record. */
export default {
  title: 'The door, events, access',
  guards: [
    { guard: 'scans of an event are judged one batch at a time', edits: [hold], tests: [{ file: door, name: 'of one ticket at many desks at the same moment admit at exactly one of them' }], shows: 'one ticket is admitted twice' },
    {
      guard: 'unique (device, sequence), behind the lock',
      edits: [hold, { file: 'migrations/1790000000080-attendance.ts', text: `since timestamptz,\n        PRIMARY KEY (device_id, sequence)`, instead: 'since timestamptz' }, { file: rows, text: 'ON CONFLICT (device_id, sequence) DO NOTHING', instead: '' }],
      tests: [{ file: door, name: 'count once when one batch comes over many connections at the same time' }],
      shows: 'a scan counts as often as it was sent',
    },
    {
      guard: 'a scan that is known has the verdict that it was given',
      edits: [{ file: scans, text: 'const known = await keptScans(tx, desk.id, scans.map(({ sequence }) => sequence));', instead: 'const known = await keptScans(tx, desk.id, []);' }],
      tests: [{ file: door, name: 'that come again get the verdict they were given, whatever has changed since' }],
      shows: 'whoever was admitted is told that they are in already',
    },
    {
      guard: 'a number stands for one scan',
      edits: [{ file: scans, text: 'if (!saysTheSame(toldBy(scan.item), toldBy(item))) return', instead: 'if (scan === null) return' }],
      tests: [{ file: door, name: 'that cannot be read are set aside, once, and hold nobody up' }],
      shows: 'another scan under the same number vanishes without a word',
    },
    {
      guard: 'the clock of a device makes nobody late or early: never later than heard of',
      edits: [{ file: rows, text: `least(device_time + clock_offset_ms * interval '1 millisecond', received_at)`, instead: `(device_time + clock_offset_ms * interval '1 millisecond')` }],
      tests: [{ file: door, name: 'are never later than they were heard of, though the device’s clock is fast, and follow the measured offset' }],
      shows: 'somebody comes tomorrow',
    },
    {
      guard: 'a walk-in is claimed by its number',
      edits: [{ file: 'src/attendance/walk-ins/walk-in-claims.ts', text: 'if (claimed.length === 0) return this.claimed(tx, desk, id, sequence);', instead: 'if (claimed === null) return this.claimed(tx, desk, id, sequence);' }],
      tests: [{ file: 'test/http/walk-ins.spec.ts', name: 'is registered, confirmed and checked in, once, however often and over however many connections it is sent' }],
      shows: 'one guest becomes several people',
    },
    {
      guard: 'a pairing code pairs one device',
      edits: [{ file: 'src/attendance/desks/desks.service.ts', text: 'SET pairing_hash = NULL, pairing_until = NULL, token_hash', instead: 'SET token_hash' }],
      tests: [{ file: desk, name: 'is announced by the organiser and paired with its code, once, within fifteen minutes' }],
      shows: 'whoever has read the code pairs a second device',
    },
    {
      guard: 'one signing key at the very first tickets',
      edits: [{ file: 'src/attendance/tickets/ticket-keys.ts', text: 'await tx.query(`SELECT pg_advisory_xact_lock(6021735)`);', instead: 'await tx.query(`SELECT 6021735`);' }],
      tests: [{ file: door, name: 'are the same for all who ask at once, the very first time too, and codes are unique at an event' }],
      shows: 'confirmations fail or are signed by different keys',
    },
    {
      guard: 'an event is held while it is changed',
      edits: [{ file: 'src/events/event/event.rows.ts', text: `\${lock ? 'FOR NO KEY UPDATE OF event' : ''}`, instead: `\${lock ? '' : ''}` }],
      tests: [{ file: events, name: 'six who cancel one event at once cancel it once' }, { file: events, name: 'two who change one version change it once, and its history says who' }, { file: events, name: 'are applied once when two sweeps meet' }],
      shows: 'people hear twice that it is cancelled; one change is lost',
    },
    {
      guard: 'two events of one title have two addresses',
      edits: [{ file: 'src/events/event/event.writer.ts', text: `SELECT pg_advisory_xact_lock(hashtextextended('slug ' || $1, 0))`, instead: `SELECT (hashtextextended('slug ' || $1, 0))` }],
      tests: [{ file: 'test/http/events.spec.ts', name: 'gets different addresses when twelve of one title are made at once' }],
      shows: 'some of them fail',
    },
    {
      guard: 'If-Match must be sent',
      edits: [{ file: 'src/platform/http/if-match.ts', text: `if (header === undefined || header.trim() === '') throw refuseVersion('VERSION_NEEDED', { field: 'If-Match' });`, instead: `if (header === undefined || header.trim() === '') return 1;` }],
      tests: [{ file: 'test/http/events.spec.ts', name: 'needs the version that it is based on' }],
      shows: 'a change by guess is taken',
    },
    fence('an event', 'src/events/event/events.service.ts', ...never('before'), [{ file: events, name: 'two who change one version change it once, and its history says who' }]),
    fence('a session', 'src/events/programme/programme.ts', ...never('before'), [{ file: 'test/http/events.spec.ts', name: 'changes a session for whoever has read the newest version, once when several try' }]),
    fence('a room', 'src/events/programme/rooms.ts', ...never('before'), [{ file: 'test/http/events.spec.ts', name: 'changes a room once when three change it at once' }]),
    ...['meetings/meetings', 'trainings/trainings', 'forums/forums'].map((path) => fence(`what a kind adds (${path.split('/')[0]})`, `src/${path}.service.ts`, ...never('before'), [{ file: 'test/http/kinds.spec.ts', name: `${path.split('/')[0]} are changed once when three change them at once` }])),
    fence('a person', 'src/directory/people/people.service.ts', ...never('now'), [{ file: 'test/http/directory.spec.ts', name: 'change once when two change them at once' }]),
    fence('an institution', 'src/directory/institutions/institutions.service.ts', ...never('now'), [{ file: 'test/http/directory.spec.ts', name: 'institutions are changed once when three change them at once' }]),
    fence('a process', 'src/directory/parties/processes.service.ts', 'version = version + 1 WHERE id = $1 AND version = $2 RETURNING', 'version = version + 1 WHERE id = $1 AND $2::integer IS NOT NULL RETURNING', [{ file: 'test/http/directory.spec.ts', name: 'processes change only for whoever has read the newest version' }]),
    fence('an invitation', 'src/invitations/desk/invitation-changes.ts', ...never('invitation'), [{ file: 'test/http/invitations.spec.ts', name: 'get another deadline from one who has read the newest version' }]),
    fence('a reminder', 'src/reminders/rules/rules.ts', ...never('rule'), [{ file: 'test/http/reminders.spec.ts', name: 'are changed by one person at a time: whoever read an older version is told so' }]),
    fence('an account', 'src/access/accounts/accounts.service.ts', 'account.version !== version) throw', 'account === null) throw', [{ file: access, name: 'are not changed over somebody else’s change' }]),
    {
      guard: 'a personal link is good for one purpose',
      edits: [{ file: 'src/access/guard/guard.rules.ts', text: 'return route.link === actor.purpose ?', instead: 'return route.link !== null ?' }],
      tests: [{ file: 'test/http/registration.spec.ts', name: 'opens the own page with no forged, foreign or other link' }],
      shows: 'the link of an invitation opens a registration',
    },
    {
      guard: 'a personal link ends',
      edits: [{ file: 'src/access/links/links.ts', text: 'WHERE token_hash = $1 AND revoked_at IS NULL AND expires_at > $2', instead: 'WHERE token_hash = $1 AND revoked_at IS NULL AND $2::timestamptz IS NOT NULL' }],
      tests: [{ file: access, name: 'is refused when its link is past its end' }],
      shows: 'an old letter opens the page for ever',
    },
    {
      guard: 'a link that is good once is spent once',
      edits: [{ file: 'src/access/links/links.ts', text: 'WHERE id = $1 AND revoked_at IS NULL AND expires_at > $2 RETURNING', instead: 'WHERE id = $1 AND expires_at > $2 RETURNING' }],
      tests: [{ file: access, name: 'are opened by the administrator; the holder chooses a password once through the link handed over' }],
      shows: 'two passwords are chosen through one link',
    },
    ...[
      ['accept-offer', 'src/registration/own/own-registration.controller.ts', `@Post('accept-offer')`, `@Get('accept-offer')`],
      ['unsubscribe', 'src/messages/desk/unsubscribe.controller.ts', '@Post()', '@All()'],
      ['decline', 'src/invitations/answers/own-invitation.controller.ts', 'return OwnInvitationResponse.from(await this.own.view(me));', 'await this.own.decline(me, null).catch(() => null);\n    return OwnInvitationResponse.from(await this.own.view(me));'],
    ].map(([what, file, text, instead]) => ({
      guard: `a link that is only opened changes nothing: \`${what}\` is a POST`,
      edits: [{ file, text, instead }, ...(what === 'unsubscribe' ? [{ file, text: `import { Controller, HttpCode, Post }`, instead: `import { Controller, HttpCode, All }` }] : [])],
      tests: [{ file: links, name: 'changes nothing when it is only opened, wherever it leads' }],
      shows: 'a scanner of mail decides for its reader',
    })),
    {
      guard: 'guesses of passwords are counted, also those that come at once',
      edits: [{ file: 'src/access/sign-in/throttle.ts', text: 'ON CONFLICT (key) DO UPDATE SET key = t.key RETURNING *', instead: 'ON CONFLICT (key) DO NOTHING RETURNING *' }],
      tests: [{ file: access, name: 'slows guessing down, also when the guesses come at once, and says for how long in the reader’s language' }],
      shows: 'everybody may guess for ever',
    },
    {
      guard: 'there is always an administrator',
      edits: [{ file: 'src/access/accounts/accounts.service.ts', text: 'SELECT pg_advisory_xact_lock(6021734)', instead: 'SELECT 6021734' }],
      tests: [{ file: access, name: 'never lose the last administrator, though two remove each other at once' }],
      shows: 'two who remove each other leave nobody',
    },
    {
      guard: 'a change by cookie comes from our own pages',
      edits: [{ file: 'src/access/guard/access.guard.ts', text: 'if (byCookie && this.isForeign(request)) throw', instead: 'if (byCookie && request === null) throw' }],
      tests: [{ file: access, name: 'changes nothing for another site' }],
      shows: 'another site acts in one’s name',
    },
    {
      guard: 'a route without a policy stops the program',
      edits: [{ file: 'src/access/guard/route-table.ts', text: 'if (faults.length > 0) throw', instead: 'if (faults === null) throw' }],
      tests: [{ file: 'test/http/policies.spec.ts', name: 'a route that nobody has decided about stops the program at start' }],
      shows: 'it starts',
    },
    {
      guard: 'audit: the end of the chain is held while rows are chained',
      edits: [{ file: 'migrations/1790000000020-access.ts', text: 'PERFORM pg_advisory_xact_lock(6021733);', instead: '' }],
      tests: [{ file: audit, name: 'never forks, whoever writes at the same time' }],
      shows: 'changes fail on the unique hash of the row before',
    },
    {
      guard: 'audit: rows are not changed, removed or emptied',
      edits: [{ file: 'migrations/1790000000020-access.ts', text: `RAISE EXCEPTION 'audit rows are not changed and not removed' USING ERRCODE = 'insufficient_privilege';`, instead: 'RETURN NEW;' }],
      tests: [{ file: audit, name: 'refuses to change, remove or empty what is written' }],
      shows: 'the record is rewritten',
    },
    {
      guard: 'audit: a row that was changed behind its back is found',
      edits: [{ file: 'src/access/audit/audit.rules.ts', text: ' && chainHash(row).equals(row.hash)', instead: '' }],
      tests: [{ file: audit, name: 'shows the first row that somebody changed behind its back' }],
      shows: 'the chain is called whole',
    },
  ],
};
