import { brokenConstraint } from '../platform/database/index.js';
import { refusals, type Refusal } from '../platform/http/index.js';

/** Why events refuse. */
export const refuse = refusals({
  EVENT_NOT_FOUND: { status: 404, en: 'There is no such event, or it is not yours to see.', ru: 'Такого мероприятия нет или оно Вам недоступно.' },
  SESSION_NOT_FOUND: { status: 404, en: 'There is no such session in this programme.', ru: 'Такого заседания в программе нет.' },
  ROOM_NOT_FOUND: { status: 404, en: 'This event has no such room.', ru: 'У этого мероприятия нет такого зала.' },

  STEP_NOT_IN_LIFE: {
    status: 409,
    en: 'This step is not possible from the present state ({from} → {to}). Load the event again to see what is possible now.',
    ru: 'Из текущего состояния этот шаг невозможен ({from} → {to}). Откройте мероприятие заново, чтобы увидеть, что возможно сейчас.',
  },
  REASON_NEEDED: { status: 422, en: 'Say why: the reason is kept and told to those concerned.', ru: 'Укажите причину: она сохраняется и сообщается тем, кого это касается.' },
  DATES_NOT_AHEAD: { status: 422, en: 'The event has begun already or is over. Give it dates that lie ahead first.', ru: 'Мероприятие уже началось или прошло. Сначала укажите будущие даты.' },
  NOT_BEGUN: { status: 422, en: 'The event has not begun yet. Correct its dates first if they are wrong.', ru: 'Мероприятие ещё не началось. Если даты неверны, сначала исправьте их.' },
  IS_OVER: { status: 422, en: 'By its dates the event is over. Correct them first if they are wrong.', ru: 'Судя по датам, мероприятие прошло. Если даты неверны, сначала исправьте их.' },
  TITLE_LANGUAGE_MISSING: {
    status: 422,
    en: 'The title is missing in a working language of the event: {languages}. Add it, or take the language off the list.',
    ru: 'Нет названия на рабочем языке мероприятия: {languages}. Добавьте его или уберите язык из списка.',
  },
  PLACE_MISSING: { status: 422, en: 'Say in which city it is held, or make it an online event.', ru: 'Укажите город проведения или сделайте мероприятие онлайн-мероприятием.' },

  KIND_UNKNOWN: { status: 422, en: 'There is no such kind of event. Choose one of: {kinds}.', ru: 'Такого вида мероприятий нет. Выберите один из: {kinds}.' },
  SUB_KIND_NOT_OF_KIND: { status: 422, en: 'This is not a sub-kind of “{kind}”. Choose one of: {subKinds}.', ru: 'Это не подвид вида «{kind}». Выберите один из: {subKinds}.' },
  DATES_REVERSED: { status: 422, en: 'It must end after it begins. Choose a later end or an earlier start.', ru: 'Окончание должно быть позже начала. Выберите более позднее окончание или более раннее начало.' },
  EVENT_TOO_LONG: { status: 422, en: 'An event lasts at most {days} days. Check the year, or make several events.', ru: 'Мероприятие длится не более {days} дней. Проверьте год или создайте несколько мероприятий.' },
  YEAR_IMPLAUSIBLE: { status: 422, en: 'Check the year: events are held between {from} and {to}.', ru: 'Проверьте год: мероприятия проводятся с {from} по {to} год.' },
  TIME_SKIPPED: {
    status: 422,
    en: 'This hour does not exist in {zone}: clocks go forward over it. Choose a time before or after.',
    ru: 'Этого часа нет по времени {zone}: часы переводятся вперёд. Выберите время до или после.',
  },
  DATES_IN_PAST: {
    status: 422,
    en: 'An event that people have been told of cannot be moved into the past. Choose a later start.',
    ru: 'Объявленное мероприятие нельзя перенести в прошлое. Выберите более позднее начало.',
  },
  JOIN_ADDRESS_NOT_ONLINE: {
    status: 422,
    en: 'Nobody joins an event in person by an address. Make it hybrid or online, or leave the address out.',
    ru: 'К очному мероприятию не подключаются по ссылке. Сделайте его смешанным или онлайн либо уберите ссылку.',
  },
  COUNTRY_UNKNOWN: { status: 422, en: 'There is no State with this code.', ru: 'Государства с таким кодом нет.' },
  PROCESS_UNKNOWN: { status: 422, en: 'There is no such process.', ru: 'Такого процесса нет.' },
  INSTITUTION_UNKNOWN: { status: 422, en: 'There is no such institution in the directory.', ru: 'Такого учреждения в справочнике нет.' },
  ORGANISER_IS_ONE: { status: 422, en: 'Choose an institution of the directory or write a name, not both.', ru: 'Выберите учреждение из справочника или напишите название, но не то и другое сразу.' },
  EVENT_IS_FINAL: {
    status: 409,
    en: 'What is archived or cancelled is a record and is not changed any more. Copy the event to hold it again.',
    ru: 'Мероприятие в архиве или отменённое больше не изменяется. Чтобы провести его снова, скопируйте его.',
  },
  ONLY_DRAFTS_ARE_DELETED: {
    status: 409,
    en: 'Only a draft can be deleted. Cancel what was published, so that people who look for it learn of it.',
    ru: 'Удалить можно только черновик. Опубликованное мероприятие отмените, чтобы те, кто его ищет, об этом узнали.',
  },
  DRAFT_HAS_PEOPLE: {
    status: 409,
    en: 'People are registered or invited, so that the draft cannot be deleted. Publish it, then cancel it: they will be told.',
    ru: 'Есть зарегистрированные или приглашённые, поэтому черновик нельзя удалить. Опубликуйте и отмените его: они получат уведомление.',
  },

  SESSION_OUTSIDE: {
    status: 422,
    en: 'The session lies outside the days of the event, {from} to {to}. Choose a day of the event, or change its dates first.',
    ru: 'Заседание выходит за пределы дней мероприятия ({from} — {to}). Выберите день мероприятия или сначала измените его даты.',
  },
  SESSIONS_OUTSIDE: {
    status: 409,
    en: 'With these dates {count} sessions of the programme would lie outside the event. Move or remove them first.',
    ru: 'При таких датах за пределами мероприятия окажутся заседания программы: {count}. Сначала перенесите или удалите их.',
  },
  ROOM_IN_USE: {
    status: 409,
    en: '{count} sessions are held in this room. Give them another room first.',
    ru: 'В этом зале проходят заседания: {count}. Сначала назначьте им другой зал.',
  },
  ROOM_UNKNOWN: { status: 422, en: 'This event has no such room. Add it first.', ru: 'У этого мероприятия нет такого зала. Сначала добавьте его.' },
  TRACK_UNKNOWN: { status: 422, en: 'This event has no such track. Add it first.', ru: 'У этого мероприятия нет такого направления. Сначала добавьте его.' },
  SPEAKER_UNKNOWN: { status: 422, en: 'There is no such person in the directory. Write the name instead.', ru: 'Такого человека в справочнике нет. Напишите имя.' },
  SPEAKER_NAMELESS: { status: 422, en: 'Choose a person of the directory or write a name.', ru: 'Выберите человека из справочника или напишите имя.' },
});

export type Code = Parameters<typeof refuse>[0];

/** What breaking each constraint means, for ids that lead nowhere and for what else the database has the last word on. */
const meanings: Readonly<Record<string, { code: Code; field?: string }>> = {
  event_country_iso2_fkey: { code: 'COUNTRY_UNKNOWN', field: 'countryIso2' },
  event_process_process_id_fkey: { code: 'PROCESS_UNKNOWN', field: 'processIds' },
  event_organiser_institution_id_fkey: { code: 'INSTITUTION_UNKNOWN', field: 'organisers' },
  event_organiser_is_one: { code: 'ORGANISER_IS_ONE', field: 'organisers' },
  event_dates: { code: 'DATES_REVERSED', field: 'endsLocal' },
  programme_session_times: { code: 'DATES_REVERSED', field: 'endsLocal' },
  programme_session_room_id_fkey: { code: 'ROOM_UNKNOWN', field: 'roomId' },
  session_speaker_person_id_fkey: { code: 'SPEAKER_UNKNOWN', field: 'speakers' },
};

/** Runs a use case; a constraint that it breaks becomes the refusal that it means, everything else is thrown on. */
export async function refusing<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw refusalOf(error) ?? error;
  }
}

function refusalOf(error: unknown): Refusal | null {
  const meaning = meanings[brokenConstraint(error) ?? ''];
  return meaning ? refuse(meaning.code, meaning.field ? { field: meaning.field } : {}) : null;
}
