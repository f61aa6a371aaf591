const seats = 'test/medium/seats.spec.ts';
const http = 'test/http/registration.spec.ts';
const migration = 'migrations/1790000000060-registration.ts';
const submission = 'src/registration/submission/submission.ts';
const offering = 'src/registration/seats/offering.ts';
const composer = 'src/registration/registration.composer.ts';
const letters = 'test/medium/registration-letters.spec.ts';

/** Seats, the line, and the letters of a registration. */
export default {
  title: 'Registration and seats',
  guards: [
    {
      guard: 'the ledger is locked before anybody is seated',
      edits: [{ file: 'src/registration/seats/ledger.ts', text: `readonly clause: string = 'FOR UPDATE';`, instead: `readonly clause: string = '';` }],
      tests: [{ file: seats, name: 'are given to exactly as many as there are when 500 people come at once through two processes' }],
      shows: 'seats and arrival numbers are given twice, or people are lost to the constraint',
    },
    {
      guard: 'CHECK (taken <= capacity), behind the lock',
      edits: [{ file: migration, text: 'CHECK (capacity IS NULL OR taken <= capacity)', instead: 'CHECK (taken >= 0)' }],
      tests: [{ file: seats, name: 'are not oversold all the same: the constraint has the last word' }],
      shows: 'with the lock off more people are seated than there are seats',
    },
    {
      guard: 'one live registration: the unique index, behind the lock',
      edits: [{ file: migration, text: 'CREATE UNIQUE INDEX registration_one_live', instead: 'CREATE INDEX registration_one_live' }],
      tests: [{ file: seats, name: 'are given once to one person all the same: the unique index has the last word, and says so in words' }],
      shows: 'with the lock off one person is registered twice',
    },
    {
      guard: 'one live registration: of two wishes in one batch the first counts',
      edits: [
        { file: submission, text: 'if (there.has(id)) outcomes', instead: 'if (id === null) outcomes' },
        { file: migration, text: 'CREATE UNIQUE INDEX registration_one_live', instead: 'CREATE INDEX registration_one_live' },
      ],
      tests: [{ file: seats, name: 'are given once to one person, although they send the form ten times at once' }],
      shows: 'ten registrations (with the index alone nine are refused, each by a batch that breaks)',
    },
    {
      guard: 'arrival is counted on inside the lock',
      edits: [{ file: 'src/registration/seats/ledger.ts', text: `THEN $4 ELSE next_arrival END`, instead: `THEN $4::bigint - 1 ELSE next_arrival END` }],
      tests: [{ file: seats, name: 'are given to exactly as many as there are when 500 people come at once through two processes' }],
      shows: 'two people have one number',
    },
    {
      guard: 'nobody passes those who wait',
      edits: [{ file: 'src/registration/seats/allocate.ts', text: 'for (const { keys, count: many } of line.groups) count.waitFor(keys, many);', instead: '' }],
      tests: [{ file: 'src/registration/seats/allocate.spec.ts', name: 'lets nobody pass those who wait, even when a seat is free' }],
      shows: 'a newcomer has the seat that was freed for the head of the line',
    },
    {
      guard: 'a batch that breaks is cut in two, so that a faulty request spoils nobody else’s',
      edits: [{ file: 'src/registration/seats/line.ts', text: 'if (batch.length === 1 || this', instead: 'if (batch.length > 0 || this' }],
      tests: [{ file: 'src/registration/seats/line.spec.ts', name: 'cuts a batch that breaks until the faulty request is alone, keeps the order, and spoils nobody else’s' }],
      shows: 'everybody in the batch is refused',
    },
    {
      guard: 'the event is held while a batch is decided',
      edits: [{ file: 'src/registration/submission/submission.desk.ts', text: '= $1 FOR SHARE`', instead: '= $1`' }],
      tests: [{ file: seats, name: 'are held by nobody at an event that is cancelled, although people register at that moment' }],
      shows: 'somebody is registered for a cancelled event and never hears of it',
    },
    {
      guard: 'offers expire: one that has run out is not accepted, though no sweep has passed',
      edits: [{ file: 'src/registration/registrations.ts', text: ' || offerUntil <= this.clock.now()) throw', instead: ') throw' }],
      tests: [{ file: seats, name: 'are not taken by an offer that has run out, though no sweep has passed yet' }],
      shows: 'the seat is taken after its time',
    },
    {
      guard: 'offers expire: the sweep passes the seat on',
      edits: [{ file: offering, text: `'registration:declined', this.clock.now())));\n    await this.offerFree(tx, eventId);`, instead: `'registration:declined', this.clock.now())));` }],
      tests: [{ file: seats, name: 'pass on when an offer is not answered in time, although the sweep runs in two places at once' }],
      shows: 'the seat stays empty while people wait',
    },
    {
      guard: 'whoever ends an offer has locked the ledger and looks again',
      edits: [{ file: offering, text: `await this.ledger.lock(tx, eventId);\n    const ended = await rows<RegistrationFacts>(tx, \`SELECT \${REGISTRATION_COLUMNS} FROM registration r WHERE r.event_id = $1 AND r.status = 'waitlisted' AND r.offer_until <= $2 ORDER BY r.id FOR UPDATE\``, instead: `const ended = await rows<RegistrationFacts>(tx, \`SELECT \${REGISTRATION_COLUMNS} FROM registration r WHERE r.event_id = $1 AND r.status = 'waitlisted' AND r.offer_until <= $2 ORDER BY r.id\`` }],
      tests: [{ file: seats, name: 'pass on once, when somebody takes back what they were offered as the time runs out' }],
      shows: 'one seat is given back twice',
    },
    {
      guard: 'a registration is held while its status changes',
      edits: [{ file: 'src/registration/life/steps.ts', text: 'WHERE r.id = $1 AND r.event_id = $2 FOR UPDATE`', instead: 'WHERE r.id = $1 AND r.event_id = $2`' }],
      tests: [{ file: seats, name: 'stay right when approvals, rejections and withdrawals race each other' }],
      shows: 'somebody is confirmed whose seat was given back',
    },
    {
      guard: 'the ledger is compared with a count',
      edits: [{ file: 'src/registration/seats/reconciliation.ts', text: 'HAVING l.taken <> count(r.id)', instead: 'HAVING false' }],
      tests: [{ file: seats, name: 'are counted once a day, and a difference is told loudly' }],
      shows: 'a difference is told by nobody',
    },
    {
      guard: 'If-Match: settings are not overwritten by who read an older version',
      edits: [{ file: 'src/registration/settings/settings.controller.ts', text: 'if (before.version !== version) throw', instead: 'if (before === null) throw' }],
      tests: [{ file: http, name: 'keeps settings from being overwritten by one who read an older version' }],
      shows: 'the later change wipes out the earlier one',
    },
    {
      guard: 'If-Match: one’s own answers too',
      edits: [{ file: 'src/registration/own/changes.ts', text: 'if (registration.version !== version) throw', instead: 'if (registration === null) throw' }],
      tests: [{ file: http, name: 'keeps what somebody changed on one screen from being overwritten on another' }],
      shows: 'the later change wipes out the earlier one',
    },
    {
      guard: 'a letter leaves only while its registration stands so',
      edits: [{ file: composer, text: 'if (!HOLDS[kind]?.includes(registration.status)) return', instead: 'if (HOLDS[kind] === undefined) return' }],
      tests: ['registration-received does not leave when the person has been approved', 'registration-waitlisted does not leave when staff have given the person a seat', 'seat-offered does not leave when the seat has been taken'].map((name) => ({ file: letters, name })),
      shows: 'people are told what is so no more',
    },
    ...[
      ['the event is cancelled', `if (event.status === 'cancelled' && kind !== eventCancelled.name) return`, 'registration-confirmed does not leave when the event is cancelled'],
      ['the event is on again', `if (kind === eventPostponed.name && event.status !== 'postponed') return`, 'event-postponed does not leave when the event is on again'],
      ['the offer is gone', 'if (kind === seatOffered.name && registration.offerUntil === null) return', 'seat-offered does not leave when there is no offer any more'],
      ['a seat has been offered meanwhile', 'if (kind === registrationWaitlisted.name && registration.offerUntil !== null) return', 'registration-waitlisted does not leave when a seat has been offered'],
    ].map(([what, text, name]) => ({ guard: `a letter does not leave when ${what}`, edits: [{ file: composer, text, instead: 'if (kind === null) return' }], tests: [{ file: letters, name }], shows: 'the letter leaves all the same' })),
  ],
};
