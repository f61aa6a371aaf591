import { ifMatch, ProblemError, unwrap } from '../../../api/client.js';
import type { Fault } from '../../../design/index.js';
import type { Answer, Asked, PageHandler, Sent } from '../../page.js';
import { FUNCTIONS, moved, nomineesOf, pathToField, type Row } from './people.js';
import type { AskWhat } from './AskView.js';
import type { Did } from './View.js';

const hereOf = ({ params }: Asked): string => `/delegation/${encodeURIComponent(params['token'] ?? '')}`;
const DONE: readonly Did[] = ['named', 'waiting', 'replaced', 'withdrawn', 'ordered', 'nudged', 'attending', 'declined'];

const read = ({ api }: Asked) => unwrap(api.GET('/api/v1/my/delegation'));
type Found = Awaited<ReturnType<typeof read>>;

async function show(asked: Asked, faults: readonly Fault[] = [], status = 200): Promise<Answer> {
  const found = await read(asked);
  const done = DONE.find((one) => one === asked.query.get('done')) ?? null;
  return { page: 'delegation', status, title: asked.t('delegation.title'), data: { ...found, done: faults.length > 0 ? null : done, faults, here: hereOf(asked) } };
}

/** Where somebody is named, or named in another's place. Each press of "add another" shows one more; what was typed stays. */
function naming(asked: Asked, found: Found, rows: readonly Row[], more: { replaced: string | null; faults: readonly Fault[]; once: string; status?: number }): Answer {
  const replaced = found.people.find(({ registrationId }) => registrationId === more.replaced) ?? null;
  const { event, party, seats, peopleBefore, version } = found;
  const waiting = found.people.filter(({ standing }) => standing === 'waiting' || standing === 'offered').length;
  const data = { event, party, seats, waiting, peopleBefore, version, rows, replaced: replaced && { registrationId: replaced.registrationId, name: replaced.name }, faults: more.faults, once: more.once, here: hereOf(asked) };
  return { page: 'nominees', status: more.status ?? 200, title: asked.t(replaced ? 'delegation.replace-title' : 'delegation.name-title'), data };
}

function asking(asked: Asked, found: Found, what: AskWhat, more: { id?: string; faults?: readonly Fault[]; status?: number } = {}): Answer {
  const person = found.people.find(({ registrationId }) => registrationId === more.id) ?? null;
  const { event, party, others, version } = found;
  return { page: 'delegationAsk', status: more.status ?? 200, title: asked.t(`delegation.${what}-title`), data: { what, event, party, others, version, person: person && { registrationId: person.registrationId, name: person.name, function: person.function }, faults: more.faults ?? [], here: hereOf(asked) } };
}

/** The delegation, by the link of whoever speaks for its party. A GET shows; a form acts. */
export const delegation: PageHandler = {
  path: '/delegation/:token',
  load: async (asked) => {
    const what = asked.query.get('do');
    const id = asked.query.get('id') ?? '';
    if (what === null) return show(asked);
    const found = await read(asked);
    if (!found.canChange) return { to: hereOf(asked) };
    const once = crypto.randomUUID();
    const hasHead = found.people.some((person) => person.function === 'head');
    if (what === 'name') return naming(asked, found, [{ function: hasHead ? 'delegate' : 'head' }], { replaced: null, faults: [], once });
    const person = found.people.find(({ registrationId }) => registrationId === id);
    if (what === 'replace' && person) return naming(asked, found, [{ function: person.function }], { replaced: id, faults: [], once });
    if ((what === 'withdraw' || what === 'function') && person) return asking(asked, found, what, { id });
    if (what === 'decline' || (what === 'pass-on' && found.others.length > 0)) return asking(asked, found, what);
    return { to: hereOf(asked) };
  },
  act: async (asked, sent) => {
    const did = sent.get('do') ?? '';
    if (did === 'name' || did === 'replace') return name(asked, sent);
    try {
      return await act(asked, sent, did);
    } catch (error) {
      if (!(error instanceof ProblemError) || error.status === 401 || error.status >= 500) throw error;
      const faults: Fault[] = [{ field: null, text: error.message }];
      return show(asked, faults, error.status);
    }
  },
};

async function act(asked: Asked, sent: Sent, did: string): Promise<Answer> {
  const { api } = asked;
  const here = hereOf(asked);
  const header = ifMatch(Number(sent.get('version') ?? '0'));
  const registrationId = sent.get('id') ?? '';
  const path = { registrationId };
  switch (did) {
    case 'attend':
      await unwrap(api.POST('/api/v1/my/delegation/attend', { params: { header } }));
      return { to: `${here}?done=attending` };
    case 'decline':
      await unwrap(api.POST('/api/v1/my/delegation/decline', { params: { header }, body: { reason: sent.get('reason')?.trim() || undefined } }));
      return { to: `${here}?done=declined` };
    case 'withdraw':
      await unwrap(api.POST('/api/v1/my/delegation/people/{registrationId}/withdraw', { params: { header, path } }));
      return { to: `${here}?done=withdrawn` };
    case 'nudge':
      if (registrationId === '') await unwrap(api.POST('/api/v1/my/delegation/nudge'));
      else await unwrap(api.POST('/api/v1/my/delegation/people/{registrationId}/nudge', { params: { path } }));
      return { to: `${here}?done=nudged` };
    case 'function':
    case 'up':
    case 'down': {
      const found = await read(asked);
      const chosen = FUNCTIONS.find((one) => one === sent.get('function'));
      const people = moved(found.people, registrationId, did === 'function' ? { to: chosen } : { by: did === 'up' ? -1 : 1 });
      await unwrap(api.PUT('/api/v1/my/delegation/order', { params: { header }, body: { people } }));
      return { to: `${here}?done=ordered` };
    }
    case 'pass-on': {
      const found = await read(asked);
      const personId = sent.get('personId') ?? '';
      await unwrap(api.POST('/api/v1/my/delegation/pass-on', { body: { personId } }));
      const to = found.others.find((one) => one.personId === personId)?.name ?? '';
      return { page: 'delegationPassed', title: asked.t('delegation.passed-title'), data: { event: found.event, to } };
    }
    default:
      return show(asked);
  }
}

async function name(asked: Asked, sent: Sent): Promise<Answer> {
  const { api } = asked;
  const here = hereOf(asked);
  const found = await read(asked);
  const replaced = sent.get('do') === 'replace' ? (sent.get('id') ?? '') : null;
  const once = /^[\w-]{8,64}$/.test(sent.get('once') ?? '') ? (sent.get('once') ?? '') : crypto.randomUUID();
  const { rows, people } = nomineesOf(sent);
  if (sent.get('go') === 'more') return naming(asked, found, [...rows, { function: 'delegate' }], { replaced, faults: [], once });
  if (sent.get('go') === 'fewer' && rows.length > 1) return naming(asked, found, rows.slice(0, -1), { replaced, faults: [], once });
  const header = ifMatch(Number(sent.get('version') ?? '0'));
  try {
    if (replaced !== null) {
      const [nominee] = people;
      if (nominee) await unwrap(api.POST('/api/v1/my/delegation/people/{registrationId}/replace', { params: { header, path: { registrationId: replaced } }, body: nominee }));
      return { to: `${here}?done=replaced` };
    }
    const made = await unwrap(api.POST('/api/v1/my/delegation/people', { params: { header }, headers: { 'Idempotency-Key': once }, body: { people } }));
    return { to: `${here}?done=${made.people.some(({ status }) => status === 'waitlisted') ? 'waiting' : 'named'}` };
  } catch (error) {
    if (!(error instanceof ProblemError) || error.status === 401 || error.status >= 500) throw error;
    const told = error.errors.length > 0 ? error.errors.map(({ field, detail }) => ({ field, text: detail })) : [{ field: null, text: error.message }];
    const faults = told.map(({ field, text }): Fault => ({ field: field === null ? null : pathToField(field), text }));
    // What was changed meanwhile is shown with what was typed, so that it can be sent again on top of it.
    return naming(asked, await read(asked), rows, { replaced, faults, once: crypto.randomUUID(), status: error.status });
  }
}

