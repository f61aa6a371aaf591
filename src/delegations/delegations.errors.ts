import { refusals } from '../platform/http/index.js';

/** Why something about a delegation was refused, in both working languages. */
export const refuse = refusals({
  DELEGATION_UNKNOWN: { status: 404, en: 'There is no such delegation.', ru: 'Такой делегации нет.' },
  DELEGATE_UNKNOWN: { status: 404, en: 'There is no such person in this delegation.', ru: 'В составе этой делегации такого человека нет.' },

  // Opening.
  DELEGATIONS_NOT_INVITED: {
    status: 409,
    en: 'Parties are asked to name their people for an event that is published and lies ahead. Publish it first.',
    ru: 'Запросить состав делегаций можно для опубликованного предстоящего мероприятия. Сначала опубликуйте его.',
  },
  DELEGATIONS_WITHOUT_PROCESS: {
    status: 422,
    en: 'The event belongs to no process, so that there are no parties to ask. Name its process first.',
    ru: 'Мероприятие не относится ни к одному процессу, поэтому сторон нет. Сначала укажите процесс.',
  },
  DELEGATION_PARTY_UNKNOWN: { status: 422, en: 'This party does not belong to a process of the event.', ru: 'Эта сторона не участвует ни в одном процессе мероприятия.' },
  DELEGATION_STATE_UNKNOWN: { status: 422, en: 'There is no State with this code.', ru: 'Государства с таким кодом нет.' },
  DELEGATION_ALREADY_OPEN: { status: 409, en: 'This party has been asked to name its people already.', ru: 'Эта сторона уже получила запрос о составе делегации.' },
  DELEGATION_CATEGORY_NOT_OFFERED: {
    status: 422,
    en: 'This event does not take people of the category "{category}". Add it to the settings of registration first.',
    ru: 'Категория «{category}» на этом мероприятии не предусмотрена. Сначала добавьте её в настройки регистрации.',
  },
  NOMINATION_DEADLINE_PAST: { status: 422, en: 'The deadline must lie ahead.', ru: 'Срок должен быть в будущем.' },
  NOMINATION_DEADLINE_AFTER_START: { status: 422, en: 'Names and registrations are needed before the event begins. Choose an earlier deadline.', ru: 'Состав и регистрации нужны до начала мероприятия. Выберите более ранний срок.' },
  DEADLINES_REVERSED: { status: 422, en: 'Registrations are completed after people are named: this deadline must not be the earlier one.', ru: 'Регистрацию заполняют после назначения: этот срок не может быть раньше срока представления состава.' },
  FOCAL_POINT_UNKNOWN: { status: 422, en: 'This person is not designated to speak for the party.', ru: 'Этот человек не назначен представлять сторону.' },
  FOCAL_POINT_MISSING: { status: 409, en: 'Nobody with a mailbox speaks for this party. Designate somebody first.', ru: 'У стороны нет координатора с адресом электронной почты. Сначала назначьте его.' },

  // Changing.
  DELEGATION_CANCELLED: {
    status: 410,
    en: 'The request to name a delegation was taken back. Write to the secretariat if this surprises you.',
    ru: 'Запрос о составе делегации отозван. Если это неожиданно для Вас, обратитесь в секретариат.',
  },
  DELEGATION_EVENT_CANCELLED: { status: 410, en: 'The event is cancelled.', ru: 'Мероприятие отменено.' },
  DELEGATION_EVENT_POSTPONED: { status: 409, en: 'The event is postponed. You will be told its new dates and can then name your people.', ru: 'Мероприятие отложено. Вам сообщат новые сроки, и тогда можно будет представить состав делегации.' },
  DELEGATION_EVENT_NOT_OPEN: { status: 409, en: 'Nobody can be named for this event now.', ru: 'Сейчас представить состав делегации на это мероприятие нельзя.' },
  NOMINATION_CLOSED: {
    status: 410,
    en: 'The time to name people is over. The delegation is changed by the secretariat now: write to {contact}.',
    ru: 'Срок представления состава делегации истёк. Изменения теперь вносит секретариат: {contact}.',
  },
  HEAD_TWICE: { status: 422, en: 'A delegation has one head. Give this person another function, or change the head first.', ru: 'Глава делегации может быть только один. Выберите для этого человека другую функцию или сначала измените главу.' },
  NOMINEE_NEEDED: { status: 422, en: 'Choose somebody, or tell who it is.', ru: 'Выберите человека из списка или укажите его данные.' },
  NOMINEE_NOT_SENT_BEFORE: { status: 422, en: 'This person was not sent by your party before. Enter them as somebody new.', ru: 'Этого человека Ваша сторона ранее не направляла. Внесите его как нового участника.' },
  DELEGATION_TOO_LARGE: { status: 422, en: 'A delegation has at most {most} people.', ru: 'В делегации может быть не более {most} человек.' },
  ORDER_INCOMPLETE: { status: 409, en: 'The delegation has changed meanwhile. Look at it again, then put it in order.', ru: 'Состав делегации изменился. Откройте страницу заново и повторите.' },
  DELEGATION_HAS_PEOPLE: { status: 409, en: 'People are named already. Withdraw them first, then decline.', ru: 'Участники уже названы. Сначала отзовите их, затем откажитесь от участия.' },
  NUDGED_TODAY: { status: 409, en: 'They were written to today already. Wait until tomorrow.', ru: 'Сегодня им уже напоминали. Подождите до завтра.' },
  NOBODY_TO_NUDGE: { status: 409, en: 'Everybody who has a seat has completed the registration.', ru: 'Все, у кого есть место, уже заполнили регистрацию.' },
});
