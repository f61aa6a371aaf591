const medium = 'test/medium/messages-delivery.spec.ts';
const claims = 'src/messages/delivery/claims.ts';
const delivery = 'src/messages/delivery/delivery.ts';
const rules = 'src/messages/delivery/delivery.rules.ts';
const writing = 'src/messages/delivery/writing.ts';
const slow = (step) => [{ file: medium, name: `a process that was too slow, so that another has claimed its message changes nothing by the step ${step}` }];

/** Messages: written once, sent once, to nobody who should not have them. */
export default {
  title: 'Messages',
  guards: [
    {
      guard: 'one message a key: unique `dedupe_key`',
      edits: [{ file: 'migrations/1790000000030-messages.ts', text: 'dedupe_key text NOT NULL CONSTRAINT message_once UNIQUE', instead: 'dedupe_key text NOT NULL, CONSTRAINT message_once UNIQUE (id, dedupe_key)' }],
      tests: [{ file: medium, name: 'writes one message a key, even when eight transactions write it at once' }],
      shows: 'eight messages are written',
    },
    {
      guard: 'the claim on messages holds their rows',
      edits: [{ file: claims, text: 'ORDER BY id FOR UPDATE SKIP LOCKED)\n       UPDATE', instead: 'ORDER BY id)\n       UPDATE' }],
      tests: [{ file: medium, name: 'gives each message to one process, although eight reach for the same hundred at once' }],
      shows: 'one message is claimed by several workers',
    },
    {
      guard: 'the claim tests that no other holds',
      edits: [{ file: claims, text: `(status = 'sending' AND claim_until < $4)`, instead: `status = 'sending'` }],
      tests: [{ file: medium, name: 'leaves alone what another process is at' }],
      shows: 'a message that is being sent is sent by another too',
    },
    {
      guard: 'the beginning of the text tests the claim',
      edits: [{ file: claims, text: `AND message.claim = item.claim AND message.status = 'sending' RETURNING message.id)\n       SELECT`, instead: 'RETURNING message.id)\n       SELECT' }],
      tests: [...slow('begin'), { file: medium, name: 'is not sent even when that happens in the moment before its text may leave' }],
      shows: 'a slow process sends it once more; a cancelled message leaves',
    },
    {
      guard: 'the beginning of the text is noted before it leaves',
      edits: [{ file: delivery, text: 'await this.claims.begin(message, this.whenUnknown(message));', instead: '' }],
      tests: [{ file: medium, name: 'notes that a text begins before it leaves, so that whoever finds it knows that it may have arrived' }],
      shows: 'after a crash it is sent again as if nothing had left',
    },
    ...[
      ['cancelled', `(status = 'sending' AND data_started_at IS NULL))\n             AND`, `status = 'sending')\n             AND`],
      ['taken back', `(status = 'sending' AND data_started_at IS NULL)) ORDER`, `status = 'sending') ORDER`],
    ].map(([what, text, instead]) => ({
      guard: `a text under way is not ${what}`,
      edits: [{ file: 'src/messages/messages.ts', text, instead }],
      tests: [{ file: medium, name: 'notes that a text begins before it leaves, so that whoever finds it knows that it may have arrived' }],
      shows: 'the list says cancelled, and the letter arrives',
    })),
    ...[
      ['sent', `AND message.claim = item.claim AND message.status = 'sending' RETURNING message.id),\n       noted`, 'RETURNING message.id),\n       noted', 'the slow process notes as sent what another is sending'],
      ['put-off', `WHERE id = $1 AND claim = $2 AND status = 'sending' RETURNING id)\n       INSERT INTO message_attempt (id, message_id, at, outcome, reply) SELECT $6, id, $7, $5`, `WHERE id = $1 AND $2::uuid IS NOT NULL RETURNING id)\n       INSERT INTO message_attempt (id, message_id, at, outcome, reply) SELECT $6, id, $7, $5`, 'it waits again while another sends it'],
      ['release', `(status = 'sending' AND claim = $2)`, `(status = 'sending' AND $2::uuid IS NOT NULL)`, 'it waits again while another sends it'],
      ['forget-text', `unknown_times = unknown_times + 1 WHERE id = $1 AND claim = $2 AND status = 'sending'`, 'unknown_times = unknown_times + 1 WHERE id = $1 AND $2::uuid IS NOT NULL', 'the note of a text under way is wiped out'],
      ['end', `claim_until = NULL WHERE id = $1 AND claim = $2 AND status = 'sending' RETURNING id),\n       marked`, 'claim_until = NULL WHERE id = $1 AND $2::uuid IS NOT NULL RETURNING id),\n       marked', 'it is ended, and its address marked, while another sends it'],
    ].map(([step, text, instead, shows]) => ({ guard: `fence: \`${step}\` tests the claim that it changes`, edits: [{ file: claims, text, instead }], tests: slow(step), shows })),
    {
      guard: 'what the server took is remembered, though the database is away',
      edits: [{ file: delivery, text: 'await untilDone(() => this.claims.sent(message, reply, copy))', instead: 'await this.claims.sent(message, reply, copy)' }],
      tests: [{ file: medium, name: 'remembers that the server took it, also when the database is away at that moment' }],
      shows: 'it would be sent again',
    },
    {
      guard: 'a text begun by a process that died: once more only where the kind asks for it, and only once',
      edits: [{ file: rules, text: `if (message.dataStartedAt === null) return 'send';`, instead: `if (message !== null) return 'send';` }],
      tests: [{ file: medium, name: 'sends it once more under the same Message-ID, once, and only where the kind asks for it' }],
      shows: 'reminders come twice',
    },
    {
      guard: 'no answer after the text: once more only once, and no reminder',
      edits: [{ file: rules, text: `whenUnknown === 'resend' && message.unknownTimes === 0 ? 'once-more'`, instead: `message !== null ? 'once-more'` }],
      tests: [{ file: medium, name: 'sends it once more under the same Message-ID and calendar number, and then leaves it for people' }, { file: medium, name: 'leaves a reminder for people at once' }],
      shows: 'it is sent again and again',
    },
    {
      guard: '4xx is for now: tried again after growing gaps',
      edits: [{ file: rules, text: 'return message.attempts < TRIES ?', instead: 'return message.attempts < 0 ?' }],
      tests: [{ file: medium, name: 'tries again after growing gaps what the server puts off' }],
      shows: 'a full mailbox loses the letter',
    },
    {
      guard: 'a server that is away is not held against the message',
      edits: [{ file: rules, text: `if (phase === 'connection') return { kind: 'later', reply };`, instead: '' }],
      tests: [{ file: medium, name: 'waits while the server sends everybody away, without counting it against the message, and sends afterwards' }],
      shows: 'tries are used up while nobody listens',
    },
    {
      guard: 'asked again when it is sent: does the reason still hold',
      edits: [{ file: writing, text: `if (composition.kind === 'stale') return ended('cancelled', composition.reason);`, instead: `if (composition.kind === 'stale') return { message, known, composition: { kind: 'compose', to: { name: 'A', address: String(message.params['to']) }, locale: 'en', data: known.kind.sample } };` }],
      tests: [{ file: medium, name: 'asks again at the time of delivery whether the reason still holds' }],
      shows: 'a letter without a reason leaves',
    },
    {
      guard: 'suppression: no mail to an address that takes none',
      edits: [{ file: writing, text: 'WHERE suppressed_address.address IS NOT NULL OR unsubscription', instead: 'WHERE unsubscription' }],
      tests: [{ file: medium, name: 'ends a message whose mailbox does not exist, keeps the words without the address, and writes there no more' }],
      shows: 'mail goes to a dead mailbox',
    },
    {
      guard: 'no optional letter to whoever ended them',
      edits: [{ file: writing, text: 'OR unsubscription.person_id IS NOT NULL', instead: '' }],
      tests: [{ file: medium, name: 'sends optional letters with a way to end them, and none after that' }],
      shows: 'the letter comes all the same',
    },
    {
      guard: 'one letter that cannot be written spoils no other',
      edits: [{ file: writing, text: 'if (messages.length > 1) return', instead: 'if (messages.length > 1e6) return' }],
      tests: [{ file: medium, name: 'tries a letter that cannot be written a few times, then leaves it for people; the others of its batch are sent' }],
      shows: 'the whole batch is stuck',
    },
    {
      guard: 'the kept copy holds no link that opens anything',
      edits: [{ file: writing, text: `rest.replaceAll(secret, '…')`, instead: 'rest' }],
      tests: [{ file: medium, name: 'keeps a copy without the secrets of its links' }],
      shows: 'the token stands in the table',
    },
    {
      guard: 'staff send a failed message again once: its row is held',
      edits: [{ file: 'src/messages/desk/message-decisions.ts', text: '($2::uuid IS NULL OR event_id = $2) FOR UPDATE`', instead: '($2::uuid IS NULL OR event_id = $2)`' }],
      tests: [{ file: 'test/http/messages.spec.ts', name: 'that failed or are unknown are sent again, once, however often somebody asks' }],
      shows: 'several are told that they sent it',
    },
  ],
};
