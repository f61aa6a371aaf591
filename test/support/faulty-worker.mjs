import 'reflect-metadata';
import { Test } from '@nestjs/testing';
import { AppModule } from '../../dist/src/app.module.js';
import { configure, httpAdapter } from '../../dist/src/application.js';
import { Composer, Composes, defineMessageKind } from '../../dist/src/messages/index.js';
import { CrashPoints, Leases, Relay } from '../../dist/src/platform/jobs/index.js';

/**
 * A worker of the built program for fault tests: it knows the two kinds of message of `test-messages.ts`, and with CRASH_AT=<point> it ends by SIGKILL
 * when that point is reached for the CRASH_ON-th time. LEASE_SECONDS shortens its leases and the time after which what the queue lost is handed again,
 * so that a test need not wait long for what it left behind.
 */
const letters = new URL('./letters/', import.meta.url);
const sample = { event: 'Forum', name: 'Aigerim', link: 'https://example.org/x' };
const kinds = [
  defineMessageKind({ name: 'test-news', purpose: 'event', required: true, whenUnknown: 'resend', letters, sample }),
  defineMessageKind({ name: 'test-leave', purpose: 'reminder', required: false, whenUnknown: 'leave', letters, sample }),
];

class FaultComposer extends Composer {
  messages = kinds;

  async compose(tx, { params }) {
    await tx.query('SELECT 1');
    const zone = 'Asia/Almaty';
    return {
      kind: 'compose',
      to: { name: 'Aigerim', address: params.to },
      locale: 'en',
      data: { event: 'Forum', name: 'Aigerim', link: 'https://example.org/registration/s3cret_token-1' },
      calendar: {
        method: 'REQUEST',
        uid: `event-1.${params.to}`,
        sequence: 0,
        start: { local: '2026-09-22T09:00', zone },
        end: { local: '2026-09-24T17:00', zone },
        summary: 'Regional forum',
        organiser: { name: 'Secretariat', address: 'no-reply@convoke.example' },
        attendee: { name: 'Aigerim', address: params.to },
      },
      secrets: ['s3cret_token-1'],
    };
  }
}
Composes()(FaultComposer);

let reached = 0;
const crash = {
  reached: (point) => {
    if (point !== process.env.CRASH_AT) return;
    reached += 1;
    if (reached === Number(process.env.CRASH_ON ?? '1')) process.kill(process.pid, 'SIGKILL');
  },
};

const testing = await Test.createTestingModule({ imports: [AppModule], providers: [FaultComposer] }).overrideProvider(CrashPoints).useValue(crash).compile();
const app = testing.createNestApplication(httpAdapter(), { logger: ['error', 'warn'] });
configure(app);
if (process.env.LEASE_SECONDS) {
  Object.assign(app.get(Leases), { seconds: Number(process.env.LEASE_SECONDS) });
  Object.assign(app.get(Relay), { lostAfter: Number(process.env.LEASE_SECONDS) });
}
await app.listen(Number(process.env.PORT), '127.0.0.1');
