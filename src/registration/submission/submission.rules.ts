import type { EventFacts } from '../../events/index.js';
import { Refusal } from '../../platform/http/index.js';
import type { Channel } from '../categories.js';
import { NEEDED } from '../consents.js';
import type { Answers, Form } from '../form/form.js';
import { refuseAll } from '../form/form.refusals.js';
import { readAnswers } from '../form/read-answers.js';
import type { RegistrationStatus } from '../life/registration-life.rules.js';
import type { SubmitInput } from '../registration.js';
import { refuse } from '../registration.errors.js';
import type { SeatDecision } from '../seats/allocate.js';
import type { RegistrationSettings, RegistrationWindow } from '../settings/settings.js';

/** What a wish is looked at with. */
export interface LookedAtWith {
  event: Pick<EventFacts, 'status' | 'endsAt'>;
  settings: Pick<RegistrationSettings, 'categories'>;
  window: RegistrationWindow['state'];
  form: Form;
  now: Date;
}

/** Doors behind which somebody of the secretariat stands: they answer for what they enter. */
const STAFFED: ReadonlySet<Channel> = new Set<Channel>(['staff', 'walk-in', 'import']);

/** Doors through which somebody is entered by others: the form is not asked there. Whoever is nominated is asked it afterwards. */
const ENTERED: ReadonlySet<Channel> = new Set<Channel>([...STAFFED, 'nomination']);

/** What of a wish can be seen without the ledger: why it is refused, or the answers that are worth keeping. */
export function lookAt(input: SubmitInput, desk: LookedAtWith): Answers | Refusal {
  return closedTo(input, desk) ?? (ENTERED.has(input.channel) ? input.answers : readForm(input, desk.form));
}

function closedTo({ channel, category }: SubmitInput, { event, settings, window, now }: LookedAtWith): Refusal | null {
  if (['cancelled', 'postponed', 'archived', 'draft'].includes(event.status)) return refuse('REGISTRATION_NOT_OPEN');
  if (channel === 'public' && window === 'by-invitation') return refuse('REGISTRATION_BY_INVITATION');
  if (channel === 'public' && window !== 'open') return refuse('REGISTRATION_NOT_OPEN');
  if (!STAFFED.has(channel) && event.endsAt <= now) return refuse('REGISTRATION_NOT_OPEN');
  return settings.categories.includes(category) ? null : refuse('CATEGORY_NOT_OFFERED', { field: 'category', params: { category } });
}

function readForm({ consents, answers, category }: SubmitInput, form: Form): Answers | Refusal {
  if (consents[NEEDED] !== true) return refuse('CONSENT_NEEDED', { field: `consents.${NEEDED}` });
  const { kept, faults } = readAnswers(form, answers, { category });
  return faults.length > 0 ? refuseAll(faults, 'answers.') : kept;
}

/** Statuses that a new registration goes through at once, the last being where it stands. What staff enter needs nobody's approval; who is nominated has a form to complete first. */
export function pathOf(decision: SeatDecision, needsApproval: boolean, channel: Channel): RegistrationStatus[] {
  if (channel === 'nomination') return decision.kind === 'waitlisted' ? ['nominated', 'waitlisted'] : ['nominated'];
  if (decision.kind === 'waitlisted') return ['submitted', 'waitlisted'];
  return needsApproval && !STAFFED.has(channel) ? ['submitted'] : ['submitted', 'approved', 'confirmed'];
}
