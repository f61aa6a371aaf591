const jobs = 'test/medium/jobs.spec.ts';
const relay = 'src/platform/jobs/relay.ts';
const work = 'src/platform/jobs/outbox-work.ts';
const kept = 'src/platform/idempotency/kept-answers.ts';
const rules = 'src/platform/idempotency/answers.rules.ts';
const http = 'test/http/platform.spec.ts';

/** Work that is left behind, and requests that come twice. */
export default {
  title: 'Work left behind, and requests sent twice',
  guards: [
    {
      guard: 'work is left in the transaction of its fact',
      edits: [{ file: 'src/platform/jobs/outbox.ts', text: 'await tx.query(\n      `INSERT', instead: 'await tx.connection.query(\n      `INSERT' }],
      tests: [{ file: jobs, name: 'a queue on postgres are carried out once, after the commit that left them, and not without it' }],
      shows: 'work of a transaction that was rolled back is carried out',
    },
    {
      guard: 'one job a key: unique `dedupe_key`',
      edits: [{ file: 'migrations/1790000000010-platform.ts', text: 'dedupe_key text CONSTRAINT outbox_job_once UNIQUE', instead: 'dedupe_key text, CONSTRAINT outbox_job_once UNIQUE (id, dedupe_key)' }],
      tests: [{ file: jobs, name: 'a queue on postgres are carried out once a key, even when eight transactions leave them at once' }],
      shows: 'the job is carried out eight times',
    },
    {
      guard: 'several relays share the rows: FOR UPDATE SKIP LOCKED',
      edits: [{ file: relay, text: 'ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED)', instead: 'ORDER BY due_at LIMIT $3)' }],
      tests: [{ file: jobs, name: 'a queue on postgres are handed once each, by relays that look at the same moment' }],
      shows: 'rows are handed over twice',
    },
    {
      guard: 'a row handed too long ago is handed again',
      edits: [{ file: relay, text: `WHEN 'handed' THEN handed_at < $2`, instead: `WHEN 'handed' THEN false` }],
      tests: [{ file: jobs, name: 'a queue on postgres that the queue lost are handed again' }],
      shows: 'what the queue lost is lost',
    },
    {
      guard: 'a job that is handed again has a new id, since the queue ignores one that it knows',
      edits: [{ file: relay, text: 'id: `${first?.id}-${first?.handovers}`', instead: 'id: `${first?.id}`' }],
      tests: [{ file: jobs, name: 'a queue on postgres are taken by the queue again while the first of them still lies there' }],
      shows: 'the queue says nothing and takes nothing',
    },
    {
      guard: 'a row whose claim ran out is handed again',
      edits: [{ file: relay, text: 'ELSE claim_until < $1 AND', instead: 'ELSE false AND claim_until < $1 AND' }],
      tests: [{ file: jobs, name: 'a queue on postgres that a process took and never finished are begun anew when its lease has run out' }],
      shows: 'work of a process that died is never done',
    },
    {
      guard: 'the claim on a job tests that nobody is at it',
      edits: [{ file: work, text: `(status = 'working' AND claim_until < $4)`, instead: `status = 'working'` }],
      tests: [{ file: jobs, name: 'a queue on postgres that come twice out of the queue are carried out once' }],
      shows: 'the job is carried out twice at the same time',
    },
    {
      guard: 'the claim is renewed while its process is at work',
      edits: [{ file: 'src/platform/jobs/leases.ts', text: 'SET claim_until = $3', instead: 'SET claim_until = least(claim_until, $3)' }],
      tests: [{ file: jobs, name: 'a queue on postgres that take longer than a lease are not begun by another process meanwhile' }],
      shows: 'another process begins the job while the first is at it',
    },
    {
      guard: 'done is noted only by whoever holds the claim',
      edits: [{ file: work, text: `SET status = 'done', claim = NULL, claim_until = NULL, last_error = NULL WHERE id = $1 AND claim = $2`, instead: `SET status = 'done', claim = NULL, claim_until = NULL, last_error = NULL WHERE id = $1 AND $2::uuid IS NOT NULL` }],
      tests: [{ file: jobs, name: 'a queue on postgres are settled by whoever holds them, not by a process that was too slow' }],
      shows: 'the slow process settles what another one is at',
    },
    {
      guard: 'a failure is noted only by whoever holds the claim',
      edits: [{ file: work, text: 'claim = NULL, claim_until = NULL WHERE id = $1 AND claim = $2`, [', instead: 'claim = NULL, claim_until = NULL WHERE id = $1 AND $2::uuid IS NOT NULL`, [' }],
      tests: [{ file: jobs, name: 'a queue on postgres are settled by whoever holds them, not by a process that was too slow' }],
      shows: 'work under way elsewhere is put back and begun once more',
    },
    {
      guard: 'what failed is tried again after growing gaps',
      edits: [{ file: work, text: `row.attempts < TRIES ? 'waiting' : 'failed'`, instead: `'failed'` }],
      tests: [{ file: jobs, name: 'a queue on postgres that fail are tried again after growing gaps, and tell why' }],
      shows: 'one failure ends the job',
    },
    {
      guard: 'work under way is waited for when the program ends',
      edits: [{ file: 'src/platform/jobs/carrier.ts', text: 'within(ms, Promise.all(this.workers.map((worker) => worker.close())))', instead: 'within(0, Promise.all(this.workers.map((worker) => worker.close())))' }],
      tests: [{ file: jobs, name: 'a queue on postgres under way are finished before the program ends, and others are left for the next' }],
      shows: 'the job is cut off',
    },
    {
      guard: 'one sweep at a time over all processes: the lock on its row',
      edits: [{ file: 'src/platform/jobs/sweeps.ts', text: '`${due} FOR UPDATE SKIP LOCKED`', instead: 'due' }],
      tests: [{ file: jobs, name: 'sweeps, with a queue on postgres run one at a time over all processes' }],
      shows: 'two run at once',
    },
    {
      guard: 'sweeps leave connections to work on',
      edits: [{ file: 'src/platform/jobs/sweeps.ts', text: 'Math.max(1, Math.floor(config.databasePool / 4))', instead: '1000' }],
      tests: [{ file: jobs, name: 'sweeps all run when all come due at once, though they are more than there are connections to the database' }],
      shows: 'the worker hangs at its first start, with every connection in a sweep that waits for another',
    },
    {
      guard: 'idempotency: a repeated request waits while the first is under way',
      edits: [{ file: rules, text: `return left > 0 ? {`, instead: `return left > 1e9 ? {` }],
      tests: [
        { file: 'src/platform/idempotency/answers.rules.spec.ts', name: 'waits while the first is under way, and takes over when that is gone' },
        { file: http, name: 'gets the first answer and creates nothing, even when it is sent many times at once' },
      ],
      shows: 'one request makes several institutions',
    },
    {
      guard: 'idempotency: a key belongs to its body',
      edits: [{ file: rules, text: ' || !known.bodyHash.equals(asked.bodyHash)', instead: '' }],
      tests: [{ file: http, name: 'is refused under the same key with another body' }],
      shows: 'another request gets the answer of the first',
    },
    {
      guard: 'idempotency: a key belongs to who asks',
      edits: [{ file: 'src/platform/idempotency/answer-once.ts', text: `actor: request.actorKey ?? ''`, instead: `actor: ''` }],
      tests: [{ file: http, name: 'does not hear what another person was answered under the same key' }],
      shows: 'somebody reads what another person was answered',
    },
    {
      guard: 'idempotency: what was refused gives the key back',
      edits: [{ file: 'src/platform/idempotency/answer-once.ts', text: 'await this.answers.release(asked, claim.fence);', instead: '' }],
      tests: [{ file: http, name: 'may be corrected and sent again under the same key when it was refused' }],
      shows: 'the corrected form is refused',
    },
    {
      guard: 'idempotency: of two that take over one of them does',
      edits: [{ file: kept, text: 'SET locked_until = $4 WHERE actor = $1 AND key = $2 AND locked_until = $3 AND', instead: 'SET locked_until = $4 WHERE actor = $1 AND key = $2 AND $3::timestamptz IS NOT NULL AND' }],
      tests: [{ file: http, name: 'is carried out once by those who take over at the same moment' }],
      shows: 'it is carried out twice',
    },
    {
      guard: 'idempotency: who lost the lock neither keeps nor gives back (fence)',
      edits: [
        { file: kept, text: 'SET answer = $4 WHERE actor = $1 AND key = $2 AND locked_until = $3 AND', instead: 'SET answer = $4 WHERE actor = $1 AND key = $2 AND $3::timestamptz IS NOT NULL AND' },
        { file: kept, text: 'DELETE FROM idempotency_key WHERE actor = $1 AND key = $2 AND locked_until = $3 AND', instead: 'DELETE FROM idempotency_key WHERE actor = $1 AND key = $2 AND $3::timestamptz IS NOT NULL AND' },
      ],
      tests: [{ file: http, name: 'is settled by whoever holds its key, not by a request that was too slow' }],
      shows: 'the slow request gives back the key of the one that took over',
    },
  ],
};
