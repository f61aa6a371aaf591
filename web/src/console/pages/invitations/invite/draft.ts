import type { components } from '../../../../api/schema.js';
import type { FoundPerson } from '../../../index.js';
import { readList, type ListLine, type ListedPerson } from './list.rules.js';

export type InviteRequest = components['schemas']['InviteRequest'];
export type Event = components['schemas']['EventResponse'];
export type Category = InviteRequest['category'];

export const STATUSES = ['member', 'observer', 'guest', 'partner'] as const;
export type PartyStatus = (typeof STATUSES)[number];

/** What one has said so far about whom to invite. */
export interface Draft {
  audience: InviteRequest['audience'];
  statuses: PartyStatus[];
  includeAlternates: boolean;
  people: FoundPerson[];
  /** The list as it was pasted. */
  text: string;
  /** Language of letters to people of the list who have none beside their name. */
  listLanguage: ListedPerson['locale'];
  category: string;
  /** `own`: each reader's. */
  language: 'own' | 'en' | 'ru';
  /** Wall time of the event's place, empty for none. */
  answerBy: string;
  /** People of the directory who are left out this time. */
  exclude: string[];
}

/** So many days before an event an answer is asked for, unless somebody says otherwise. */
const ANSWER_DAYS = 14;

/** What the flow begins with: the focal points of members and observers, each in their language, two weeks before the event when that still lies ahead. */
export function draftFor(event: Event, categories: readonly string[], now: Date): Draft {
  const day = new Date(`${event.startsLocal.slice(0, 10)}T00:00Z`);
  day.setUTCDate(day.getUTCDate() - ANSWER_DAYS);
  const suggested = day.getTime() > now.getTime() + 86_400_000 ? `${day.toISOString().slice(0, 10)}T18:00` : '';
  return {
    audience: event.processes.length > 0 ? 'focal-points' : 'people',
    statuses: ['member', 'observer'],
    includeAlternates: false,
    people: [],
    text: '',
    listLanguage: 'en',
    category: categories.includes('member-state') ? 'member-state' : (categories[0] ?? ''),
    language: 'own',
    answerBy: suggested,
    exclude: [],
  };
}

/** Lines of the list that can be used, in the order in which they are sent: the API counts them from 0. */
export function usable(draft: Draft): { line: ListLine; person: ListedPerson }[] {
  return readList(draft.text, draft.listLanguage).flatMap((line) => (line.person ? [{ line, person: line.person }] : []));
}

/** True when somebody is chosen. */
export function isChosen(draft: Draft): boolean {
  if (draft.audience === 'people') return draft.people.length > 0;
  return draft.audience === 'list' ? usable(draft).length > 0 : draft.statuses.length > 0;
}

/** What the API is asked. */
export function requestOf(draft: Draft): InviteRequest {
  const { audience, category, language, answerBy, exclude } = draft;
  return {
    audience,
    category: category as Category,
    ...(audience === 'focal-points' && { statuses: draft.statuses, includeAlternates: draft.includeAlternates }),
    ...(audience === 'people' && { personIds: draft.people.map(({ id }) => id) }),
    ...(audience === 'list' && { list: usable(draft).map(({ person }) => person) }),
    ...(language !== 'own' && { language }),
    ...(answerBy !== '' && { answerBy }),
    ...(exclude.length > 0 && { exclude }),
  };
}
