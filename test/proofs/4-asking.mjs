const invitations = 'test/medium/invitations.spec.ts';
const reminders = 'test/medium/reminders.spec.ts';
const sending = 'src/invitations/sending/sending.service.ts';
const composer = 'src/invitations/letter/invitation.composer.ts';
const sweep = 'src/reminders/due/sweep.ts';
const raced = (what) => [{ file: reminders, name: `are not written when their rule ${what} between the sweep’s look at the clock and its writing` }];

/** Invitations and reminders: each person once, and nobody whom it does not concern. */
export default {
  title: 'Invitations and reminders',
  guards: [
    {
      guard: 'one live invitation a person: the event is held, and behind it a unique index',
      edits: [
        { file: sending, text: 'const event = await this.events.lock(tx, eventId);', instead: 'const event = await this.events.get(eventId, tx);' },
        { file: sending, text: `ON CONFLICT (event_id, person_id) WHERE status <> 'cancelled' DO NOTHING RETURNING`, instead: 'RETURNING' },
        { file: 'migrations/1790000000070-invitations.ts', text: 'CREATE UNIQUE INDEX invitation_one_live', instead: 'CREATE INDEX invitation_one_live' },
      ],
      tests: [{ file: invitations, name: 'sent by two at once make one invitation and one letter a person' }],
      shows: 'two invitations and two letters (either guard alone still holds)',
    },
    {
      guard: 'the registration that accepts must find the invitation unanswered',
      edits: [{ file: 'src/invitations/registration-joins.ts', text: 'if (missed?.invitationId) throw await missing(tx, missed.invitationId);', instead: 'if (missed === null) throw await missing(tx, String(missed));' }],
      tests: [{ file: invitations, name: 'are accepted or declined, never both, when both come at once' }],
      shows: 'somebody has declined and is registered',
    },
    {
      guard: 'an invitation is held while it is answered',
      edits: [{ file: 'src/invitations/life/steps.ts', text: '($2::uuid IS NULL OR i.event_id = $2) FOR UPDATE`', instead: '($2::uuid IS NULL OR i.event_id = $2)`' }],
      tests: [{ file: invitations, name: 'are declined or withdrawn, once, when answers by the link and by staff and a withdrawal come at once' }],
      shows: 'an answer is written over another',
    },
    {
      guard: 'a forwarded letter lets nobody register in another’s name',
      edits: [{ file: 'src/invitations/answers/own-invitation.service.ts', text: 'checkIsThem(person, told.person);', instead: '' }],
      tests: [{ file: invitations, name: 'let nobody register in another’s name or at another mailbox' }],
      shows: 'whoever has the link registers the person under any name',
    },
    {
      guard: 'no answer after the deadline',
      edits: [{ file: 'src/invitations/life/invitation-life.rules.ts', text: 'return answerBy !== null && answerBy <= now;', instead: 'return answerBy !== null && now === null;' }],
      tests: [{ file: 'src/invitations/life/invitation-life.rules.spec.ts', name: 'is too late at the deadline itself, and in time a second before' }],
      shows: 'late answers count',
    },
    ...[
      ['the person has answered', 'if (!OPEN.includes(invitation.status)) return', 'the person has declined'],
      ['the event is off or postponed', `if (event.status !== 'published' && event.status !== 'registration-open' && event.status !== 'closed') return`, 'the event is postponed'],
      ['the time to answer is over', 'return isLate(invitation, this.clock.now()) ?', 'the time to answer is over'],
      ['the event has begun', 'if (event.startsAt <= this.clock.now()) return', 'the event has begun'],
    ].map(([what, text, name]) => ({ guard: `a letter that asks does not leave when ${what}`, edits: [{ file: composer, text, instead: text.startsWith('return') ? 'return kind === null ?' : 'if (kind === null) return' }], tests: [{ file: invitations, name: `a letter that waits does not leave when ${name}` }], shows: 'people are asked in vain' })),
    {
      guard: 'a reminder has one key a rule and person',
      edits: [{ file: 'src/reminders/due/concerned.sql.ts', text: `':' || \${personId}\``, instead: `':' || \${personId} || random()\`` }],
      tests: [{ file: reminders, name: 'are written once by sweeps that run in parallel, in two processes' }],
      shows: 'every sweep writes to everybody',
    },
    {
      guard: 'a reminder is written in one transaction',
      edits: [{ file: sweep, text: 'return this.sql.transaction((tx) => this.messages.writeFrom(tx,', instead: 'return [this.sql.manager].map((tx) => this.messages.writeFrom(tx,' }, { file: sweep, text: 'this.clock.now(), REMINDING]));', instead: 'this.clock.now(), REMINDING]))[0];' }],
      tests: [{ file: reminders, name: 'leave nothing half done when the process dies before it commits, and are made good by the next sweep' }],
      shows: 'a process that dies leaves messages without the rest',
    },
    { guard: 'a reminder is written by the rule as it was read', edits: [{ file: sweep, text: 'AND rule.version = concerned.version', instead: '' }], tests: raced('is changed'), shows: 'a rule that was changed meanwhile writes at its old time' },
    { guard: 'no reminder by a rule that is off', edits: [{ file: sweep, text: 'AND rule.enabled AND', instead: 'AND' }], tests: raced('is switched off'), shows: 'it writes all the same' },
    { guard: 'no reminder by a rule that is removed', edits: [{ file: sweep, text: 'AND rule.removed_at IS NULL', instead: '' }], tests: raced('is removed'), shows: 'it writes all the same' },
    { guard: 'no reminder of an event that is off', edits: [{ file: sweep, text: 'AND event.status = ANY ($3)', instead: 'AND $3::text[] IS NOT NULL' }], tests: raced('loses its event, which is cancelled,'), shows: 'people are reminded of a cancelled event' },
    {
      guard: 'no reminder by dates that have moved',
      edits: [{ file: 'src/reminders/due/concerned.sql.ts', text: `WHEN 'event-starts' THEN event.starts_local`, instead: `WHEN 'event-starts' THEN rule.anchor_local` }],
      tests: raced('has an event that is moved'),
      shows: 'people are welcomed a week early',
    },
    {
      guard: 'a reminder comes not too late',
      edits: [{ file: 'src/reminders/rules/occasion.rules.ts', text: 'return now < until && activeSince', instead: 'return activeSince' }],
      tests: [{ file: reminders, name: 'come too late after a long standstill, and are left out then' }],
      shows: 'after a standstill old reminders go out',
    },
    {
      guard: 'a reminder asks again when it is sent: rule and event',
      edits: [{ file: 'src/reminders/due/occasions.ts', text: 'WHERE rule.id = $1 AND rule.enabled AND rule.removed_at IS NULL AND event.status = ANY ($2)', instead: 'WHERE rule.id = $1 AND $2::text[] IS NOT NULL' }],
      tests: [{ file: reminders, name: 'that are switched off, removed or given another time while they wait do not leave' }],
      shows: 'reminders of a rule that was switched off leave',
    },
    {
      guard: 'a reminder asks again when it is sent: the person',
      edits: [{ file: 'src/reminders/letter/reminder.composer.ts', text: `if (!concerned) return stale('not-concerned');`, instead: `if (!concerned) return { kind: 'compose', to: { name: 'A', address: 'a@example.org' }, locale: 'en', data: reminderKinds[letter].sample };` }],
      tests: [{ file: reminders, name: 'ask the invited before their own deadline, each in their own language, and not those who have answered meanwhile' }],
      shows: 'whoever has answered is asked to answer',
    },
    {
      guard: 'a reminder whose reason came back waits once more',
      edits: [{ file: 'src/messages/messages.ts', text: `WHERE NOT \${stands('message')}`, instead: 'WHERE false' }],
      tests: [{ file: reminders, name: 'follow an event that moves: what was written and not sent waits for the new day, and comes once' }],
      shows: 'after a move nobody is reminded',
    },
    {
      guard: 'a reminder that staff have ended stays ended',
      edits: [{ file: 'src/messages/stands.ts', text: ' OR ${alias}.settled_at IS NOT NULL', instead: '' }],
      tests: [{ file: reminders, name: 'stay ended when staff have ended them, although their time is not over' }],
      shows: 'the next sweep sends it',
    },
  ],
};
