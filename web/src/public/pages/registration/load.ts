import { ProblemError, unwrap } from '../../../api/client.js';
import type { Answer, Asked, PageHandler } from '../../page.js';
import { hereOf } from './here.js';
import type { RegistrationData } from './View.js';

/** Whoever has a seat at the event signs up for its sessions. */
const SEATED: readonly RegistrationData['status'][] = ['submitted', 'approved', 'confirmed'];

async function own(asked: Asked): Promise<Answer> {
  const { api, t, query } = asked;
  const [found, records] = await Promise.all([unwrap(api.GET('/api/v1/my/registration')), unwrap(api.GET('/api/v1/my/registration/records'))]);
  const done = (['sent', 'accepted', 'withdrawn', 'changed'] as const).find((one) => one === query.get('done')) ?? null;
  const sessions = SEATED.includes(found.status) ? (await unwrap(api.GET('/api/v1/my/registration/sessions'))).items : [];
  const data: RegistrationData = { ...found, records, sessions, done, here: hereOf(asked) };
  if (query.get('do') === 'withdraw' && found.canWithdraw) {
    return { page: 'withdraw', title: t(found.place === null ? 'withdraw.title' : 'leave.title'), data: { title: found.event.title, here: hereOf(asked), waiting: found.place !== null, reason: '', faults: [] } };
  }
  return { page: 'registration', title: t('own.title'), data };
}

/** A person's own registration by their link. A GET shows; what is done is done by a form. */
export const registration: PageHandler = {
  path: '/registration/:token',
  load: own,
  act: async (asked, sent) => {
    const { api, t } = asked;
    const here = hereOf(asked);
    if (sent.get('do') === 'accept-offer') {
      await unwrap(api.POST('/api/v1/my/registration/accept-offer'));
      return { to: `${here}?done=accepted` };
    }
    if (sent.get('do') === 'sign-up' || sent.get('do') === 'sign-off') return signUp(asked, sent.get('session') ?? '', sent.get('do') === 'sign-up');
    const reason = sent.get('reason')?.trim() ?? '';
    try {
      await unwrap(api.POST('/api/v1/my/registration/withdraw', { body: { reason: reason || undefined } }));
      return { to: `${here}?done=withdrawn` };
    } catch (error) {
      if (!(error instanceof ProblemError) || error.status === 401 || error.status >= 500) throw error;
      const found = await unwrap(api.GET('/api/v1/my/registration'));
      return { page: 'withdraw', status: error.status, title: t('withdraw.title'), data: { title: found.event.title, here, waiting: found.place !== null, reason, faults: [{ field: null, text: error.message }] } };
    }
  },
};

/** Takes a seat at a session or gives it back. Whoever comes too late finds on the page that the seats are taken. */
async function signUp({ api, ...asked }: Asked, sessionId: string, on: boolean): Promise<Answer> {
  const params = { path: { sessionId } };
  try {
    await unwrap(on ? api.PUT('/api/v1/my/registration/sessions/{sessionId}', { params }) : api.DELETE('/api/v1/my/registration/sessions/{sessionId}', { params }));
  } catch (error) {
    if (!(error instanceof ProblemError) || error.status !== 409) throw error;
  }
  return { to: hereOf({ api, ...asked }) };
}

export const ticket: PageHandler = {
  path: '/registration/:token/ticket',
  load: async (asked) => {
    const { api, t } = asked;
    const [found, own] = await Promise.all([unwrap(api.GET('/api/v1/my/registration')), unwrap(api.GET('/api/v1/my/ticket'))]);
    return { page: 'ticket', title: t('ticket.title'), data: { event: found.event, name: found.name, category: found.category, qr: own.svg, code: own.code, back: hereOf(asked) } };
  },
};
