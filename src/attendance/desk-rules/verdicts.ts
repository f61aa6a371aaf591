import { presenceOf, type Presence, type ScanFact } from './presence.js';

/**
 * What the desk says to a scan. The same rule runs in the desk's browser, on the roster it holds, and on the server, on what is true there. Codes are
 * stable: they are stored with the scan and a client may act on them.
 */

/** Verdicts, with the sentence for the operator. `{when}` is the time of the first scan, in the event's zone. */
export const VERDICTS = {
  ADMITTED: { admits: true, en: 'Welcome. Checked in.', ru: 'Добро пожаловать. Приход отмечен.' },
  ALREADY_IN: { admits: true, en: 'Already checked in, {when}.', ru: 'Приход уже отмечен, {when}.' },
  UNDONE: { admits: false, en: 'Check-in taken back.', ru: 'Отметка о приходе снята.' },
  NOT_CONFIRMED: { admits: false, en: 'Registered, but not confirmed. Send to the secretariat.', ru: 'Регистрация есть, но не подтверждена. Направьте в секретариат.' },
  ON_WAITING_LIST: { admits: false, en: 'On the waiting list. Send to the secretariat.', ru: 'В листе ожидания. Направьте в секретариат.' },
  WITHDRAWN: { admits: false, en: 'This person withdrew. Send to the secretariat.', ru: 'Участник отозвал регистрацию. Направьте в секретариат.' },
  NOT_VALID: { admits: false, en: 'This registration is not valid. Send to the secretariat.', ru: 'Эта регистрация недействительна. Направьте в секретариат.' },
  OTHER_EVENT: { admits: false, en: 'This ticket is for another event.', ru: 'Это билет на другое мероприятие.' },
  FORGED: { admits: false, en: 'This ticket is not genuine. Send to the secretariat.', ru: 'Этот билет не подлинный. Направьте в секретариат.' },
  NOT_A_TICKET: { admits: false, en: 'This code is not a ticket. Ask for the ticket in the confirmation message.', ru: 'Этот код — не билет. Попросите показать билет из письма о подтверждении.' },
  MISTYPED_CODE: { admits: false, en: 'The code was mistyped. Check it character by character.', ru: 'Код введён с ошибкой. Проверьте его по знакам.' },
  UNKNOWN_CODE: { admits: false, en: 'Nobody has this code at this event. Search by name.', ru: 'Такого кода на этом мероприятии нет. Найдите участника по имени.' },
  UNKNOWN_PERSON: { admits: false, en: 'This person is not registered here. Search again, or register them as a walk-in.', ru: 'Этот человек здесь не зарегистрирован. Повторите поиск или зарегистрируйте его на месте.' },
  EVENT_CANCELLED: { admits: false, en: 'The event does not take place. Send to the secretariat.', ru: 'Мероприятие не состоится. Направьте в секретариат.' },
  OTHER_DAY: { admits: false, en: 'The event is not held on the chosen day. Choose the day again.', ru: 'В выбранный день мероприятие не проводится. Выберите день заново.' },
  OTHER_SESSION: { admits: false, en: 'The chosen session is not in the programme of that day. Choose it again.', ru: 'Выбранного заседания нет в программе этого дня. Выберите его заново.' },
  SET_ASIDE: { admits: false, en: 'This scan could not be read and was set aside for the secretariat.', ru: 'Эту отметку не удалось прочитать; она отложена для секретариата.' },
} as const satisfies Record<string, { admits: boolean; en: string; ru: string }>;

export type Verdict = keyof typeof VERDICTS;

export function isVerdict(text: unknown): text is Verdict {
  return typeof text === 'string' && Object.hasOwn(VERDICTS, text);
}

/** Whom a scan names, as far as it could be read. */
export type Named =
  | { kind: 'registration'; registrationId: string; eventId: string; means: 'qr' | 'code' | 'name' | 'walk-in' }
  | { kind: 'nobody'; verdict: Extract<Verdict, 'FORGED' | 'NOT_A_TICKET' | 'MISTYPED_CODE' | 'UNKNOWN_CODE'> };

/** A scan before it is judged. */
export interface ScanToJudge {
  named: Named;
  day: string;
  sessionId: string | null;
  direction: 'in' | 'undo';
}

/** What is known at the desk, or on the server. */
export interface DeskKnowledge {
  event: { id: string; status: string; days: readonly string[]; sessions: readonly { id: string; day: string }[] };
  /** Status of a registration of this event; undefined for one that is not known here. */
  statusOf(registrationId: string): string | undefined;
  /** Scans that count, of the registration in question at least. */
  scans: readonly ScanFact[];
}

/** A verdict; `since` (milliseconds) and `by`, the device that checked the person in, are set for ALREADY_IN. */
export interface Judgement {
  verdict: Verdict;
  since: number | null;
  by: string | null;
}

/** Judges a scan. The first thing that stands in the way is told; nothing stands in the way of an undo but an unknown person. */
export function judge(scan: ScanToJudge, known: DeskKnowledge): Judgement {
  const { event } = known;
  const say = (verdict: Verdict, there: Presence | null = null): Judgement => ({ verdict, since: there?.since ?? null, by: there?.deviceId ?? null });
  if (scan.named.kind === 'nobody') return say(scan.named.verdict);
  if (scan.named.eventId !== event.id) return say('OTHER_EVENT');
  if (!event.days.includes(scan.day)) return say('OTHER_DAY');
  if (scan.sessionId !== null && !event.sessions.some(({ id, day }) => id === scan.sessionId && day === scan.day)) return say('OTHER_SESSION');
  const status = known.statusOf(scan.named.registrationId);
  if (status === undefined) return say('UNKNOWN_PERSON');
  if (scan.direction === 'undo') return say('UNDONE');
  if (event.status === 'cancelled' || event.status === 'postponed') return say('EVENT_CANCELLED');
  const refusal = refusalOf(status);
  if (refusal) return say(refusal);
  const there = presenceOf(known.scans, { registrationId: scan.named.registrationId, day: scan.day, sessionId: scan.sessionId });
  return there ? say('ALREADY_IN', there) : say('ADMITTED');
}

/** Whether a stored scan counts towards presence: people whom the record admits, and what was taken back. */
export function counts(verdict: Verdict): boolean {
  return verdict === 'ADMITTED' || verdict === 'ALREADY_IN' || verdict === 'UNDONE';
}

function refusalOf(status: string): Verdict | null {
  switch (status) {
    case 'confirmed':
      return null;
    case 'waitlisted':
      return 'ON_WAITING_LIST';
    case 'withdrawn':
      return 'WITHDRAWN';
    case 'declined':
    case 'rejected':
    case 'cancelled':
      return 'NOT_VALID';
    default:
      return 'NOT_CONFIRMED';
  }
}
