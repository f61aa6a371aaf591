import { refusals } from '../platform/http/index.js';

/** Why something about tickets, desks and lists was refused. What the desk says to a scan is a verdict, not a refusal. */
export const refuse = refusals({
  DESK_NOT_FOUND: { status: 404, en: 'There is no such desk at this event.', ru: 'На этом мероприятии такой стойки нет.' },
  PAIRING_CODE_NOT_VALID: {
    status: 422,
    en: 'This pairing code is not right, was used, or has expired. Ask the organiser for a new one.',
    ru: 'Этот код подключения неверен, уже использован или истёк. Попросите у организатора новый.',
  },
  EVENT_OVER: { status: 409, en: 'This event has been cancelled or archived; desks are no longer paired for it.', ru: 'Мероприятие отменено или в архиве; стойки для него больше не подключаются.' },
  SEQUENCE_REUSED: { status: 409, en: 'This device has used the number {sequence} for something else.', ru: 'Это устройство уже использовало номер {sequence} для другой отметки.' },
  SESSION_SCANNED: {
    status: 409,
    en: 'Tickets were scanned for this session ({count}), and the record of who was there must stay. Change its title or times, or take its attendance out of what counts.',
    ru: 'На это заседание уже отмечали участников (отметок: {count}), и эти сведения должны сохраниться. Измените название или время заседания либо отмените учёт его посещения.',
  },
  CONSENT_NEEDED: {
    status: 422,
    en: 'Without consent to the handling of their data for this event nobody is registered. Ask again, or send the person to the secretariat.',
    ru: 'Без согласия на обработку данных для этого мероприятия зарегистрировать нельзя. Спросите ещё раз или направьте человека в секретариат.',
  },
  NAME_SOMEBODY: { status: 422, en: 'Give either the code or the registration.', ru: 'Укажите либо код, либо регистрацию.' },
  TICKET_NOT_READY: {
    status: 409,
    en: 'There is no ticket yet: it comes with the confirmation of your registration.',
    ru: 'Билета пока нет: он придёт вместе с подтверждением регистрации.',
  },
  TICKET_NO_LONGER: { status: 410, en: 'This registration is no longer valid, and neither is its ticket.', ru: 'Эта регистрация больше не действует, и её билет тоже.' },
  REGISTRATION_NOT_FOUND: { status: 404, en: 'There is no such registration.', ru: 'Такой регистрации нет.' },
  KEY_NOT_FOUND: { status: 404, en: 'There is no such key.', ru: 'Такого ключа нет.' },
  LAST_KEY: {
    status: 409,
    en: 'This is the key in use. Make a new one first, then retire this one.',
    ru: 'Это действующий ключ. Сначала создайте новый, затем выведите этот из обращения.',
  },
});
