import { refusals } from '../platform/http/index.js';

/** Why a registration was refused, in both working languages. */
export const refuse = refusals({
  REGISTRATION_UNKNOWN: { status: 404, en: 'There is no such registration at this event.', ru: 'На этом мероприятии нет такой регистрации.' },
  PERSON_NEEDED: { status: 422, en: 'Choose somebody from the directory, or tell who it is.', ru: 'Выберите человека из справочника или укажите его данные.' },
  REGISTRATION_NOT_OPEN: { status: 422, en: 'Registration is not open. The page of the event says when it is.', ru: 'Регистрация не открыта. Когда она откроется, сказано на странице мероприятия.' },
  REGISTRATION_BY_INVITATION: { status: 403, en: 'Registration is open to invited people. Use the link in your invitation, or ask the secretariat.', ru: 'Регистрация открыта для приглашённых. Воспользуйтесь ссылкой из приглашения или обратитесь в секретариат.' },
  ALREADY_REGISTERED: { status: 409, en: 'This person is registered already. Use the link in the mail that confirmed it.', ru: 'Этот человек уже зарегистрирован. Воспользуйтесь ссылкой из письма-подтверждения.' },
  EVENT_FULL: { status: 409, en: 'All {capacity} seats are taken, and this event keeps no waiting list.', ru: 'Все места ({capacity}) заняты, а листа ожидания у этого мероприятия нет.' },
  CATEGORY_NOT_OFFERED: { status: 422, en: 'This event does not take people of the category "{category}". Choose one that the form offers.', ru: 'Категория «{category}» на этом мероприятии не предусмотрена. Выберите одну из предложенных в форме.' },
  CONSENT_NEEDED: { status: 422, en: 'Without your consent to the handling of your data for this event you cannot be registered.', ru: 'Без Вашего согласия на обработку данных для этого мероприятия регистрация невозможна.' },
  ANSWER_MISSING: { status: 422, en: 'Please answer this question.', ru: 'Пожалуйста, ответьте на этот вопрос.' },
  ANSWER_INVALID: { status: 422, en: 'This answer does not fit the question. Check its form, or choose one of the answers offered.', ru: 'Ответ не подходит к вопросу. Проверьте его форму или выберите один из предложенных ответов.' },
  ANSWER_UNKNOWN: { status: 422, en: 'The form has no such question. Reload the page: the form may have changed.', ru: 'Такого вопроса в форме нет. Обновите страницу: форма могла измениться.' },
  TRANSITION_NOT_ALLOWED: { status: 409, en: 'A registration that is "{from}" cannot become "{to}".', ru: 'Регистрация со статусом «{from}» не может получить статус «{to}».' },
  NO_OFFER: { status: 409, en: 'There is no seat on offer for this registration, or the offer has run out.', ru: 'Для этой регистрации место не предложено, или срок предложения истёк.' },
  CAPACITY_BELOW_TAKEN: { status: 409, en: '{taken} seats are taken already. Set the capacity to {taken} or more, or withdraw registrations first.', ru: 'Уже занято мест: {taken}. Укажите вместимость не меньше {taken} или сначала отмените регистрации.' },
  WINDOW_REVERSED: { status: 422, en: 'Registration must close after it opens.', ru: 'Регистрация должна закрываться позже, чем открывается.' },
});
