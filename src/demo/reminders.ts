import { defaultRules, reminderColumns } from '../reminders/index.js';
import { demoId } from './identity.js';
import { eventId } from './past-events.js';
import type { DemoRows } from './rows.js';
import { daysAgo, type EventPlan } from './upcoming.js';

/** The reminders of an event to come: those that a new one of its kind has. They count from now, so that nobody is written to when the demonstration is loaded. */
export function addReminders(rows: DemoRows, plan: EventPlan, now: Date): void {
  defaultRules(plan.kind).forEach((rule, place) =>
    rows.add('reminder_rule', { ...reminderColumns({ ...rule, activeSince: now }), id: demoId('reminder', plan.slug, place), event_id: eventId(plan.slug), created_at: daysAgo(now, 60) }),
  );
}
