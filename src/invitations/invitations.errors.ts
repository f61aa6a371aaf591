import { refusals } from '../platform/http/index.js';

/** Why something about an invitation was refused, in both working languages. */
export const refuse = refusals({
  INVITATION_UNKNOWN: { status: 404, en: 'There is no such invitation.', ru: 'Такого приглашения нет.' },

  // Sending.
  EVENT_NOT_INVITING: {
    status: 409,
    en: 'Invitations go out for an event that is published and lies ahead. Publish it first.',
    ru: 'Приглашения рассылаются для опубликованного предстоящего мероприятия. Сначала опубликуйте его.',
  },
  EVENT_WITHOUT_PROCESS: {
    status: 422,
    en: 'The event belongs to no process, so that there are no focal points to invite. Name its process, or choose people.',
    ru: 'Мероприятие не относится ни к одному процессу, поэтому координаторов нет. Укажите процесс или выберите людей.',
  },
  INVITED_PERSON_UNKNOWN: { status: 422, en: 'The directory has no such person.', ru: 'В справочнике нет такого человека.' },
  CATEGORY_NOT_OFFERED: {
    status: 422,
    en: 'This event does not take people of the category "{category}". Choose one that its registration offers.',
    ru: 'Категория «{category}» на этом мероприятии не предусмотрена. Выберите одну из предусмотренных при регистрации.',
  },
  DEADLINE_PAST: { status: 422, en: 'The deadline for answers must lie ahead.', ru: 'Срок ответа должен быть в будущем.' },
  DEADLINE_AFTER_START: { status: 422, en: 'Answers are needed before the event begins. Choose an earlier deadline.', ru: 'Ответ нужен до начала мероприятия. Выберите более ранний срок.' },
  LETTER_NOT_WRITTEN: {
    status: 409,
    en: 'This person would get no letter: they are not among those who would be invited now. Look at the list again.',
    ru: 'Этот человек не получит письма: среди приглашаемых его сейчас нет. Обновите список.',
  },
  REMINDER_NOT_OPEN: {
    status: 409,
    en: 'Only somebody whose letter has left and who can still answer is reminded. If the time is over, give another deadline first.',
    ru: 'Напомнить можно только тому, кому письмо отправлено и кто ещё может ответить. Если срок истёк, сначала продлите его.',
  },
  REMINDED_TODAY: { status: 409, en: 'This person was reminded today already. Wait until tomorrow.', ru: 'Сегодня этому человеку уже напоминали. Подождите до завтра.' },
  TRANSITION_NOT_ALLOWED: { status: 409, en: 'An invitation that is "{from}" cannot become "{to}".', ru: 'Приглашение со статусом «{from}» не может получить статус «{to}».' },

  // Answering.
  ALREADY_ACCEPTED: {
    status: 409,
    en: 'This invitation has been accepted already. The link to the registration is in the message that followed.',
    ru: 'Это приглашение уже принято. Ссылка на регистрацию — в письме, которое последовало за ответом.',
  },
  ALREADY_DECLINED: { status: 409, en: 'This invitation has been declined already. Write to the secretariat to change the answer.', ru: 'На это приглашение уже дан отказ. Чтобы изменить ответ, обратитесь в секретариат.' },
  ALREADY_SUBSTITUTED: {
    status: 409,
    en: 'Somebody else has been named already. Write to the secretariat to change the answer.',
    ru: 'Вместо Вас уже назван другой участник. Чтобы изменить ответ, обратитесь в секретариат.',
  },
  INVITATION_CANCELLED: {
    status: 410,
    en: 'This invitation was withdrawn and can no longer be answered. Write to the secretariat if this surprises you.',
    ru: 'Это приглашение отозвано, ответить на него нельзя. Если это неожиданно для Вас, обратитесь в секретариат.',
  },
  ANSWER_TOO_LATE: {
    status: 410,
    en: 'The time to answer this invitation is over. Write to the secretariat if you would still like to answer.',
    ru: 'Срок ответа на это приглашение истёк. Если Вы всё же хотите ответить, обратитесь в секретариат.',
  },
  INVITED_EVENT_CANCELLED: { status: 410, en: 'The event is cancelled; no answer is needed.', ru: 'Мероприятие отменено; отвечать не нужно.' },
  INVITED_EVENT_POSTPONED: {
    status: 409,
    en: 'The event is postponed. You will be told its new dates and can then accept, or name somebody else.',
    ru: 'Мероприятие отложено. Вам сообщат новые сроки; тогда можно будет принять приглашение или назвать другого участника.',
  },
  INVITED_EVENT_BEGUN: { status: 410, en: 'The event has begun. Please speak to the people at the registration desk.', ru: 'Мероприятие уже началось. Обратитесь к сотрудникам стойки регистрации.' },
  INVITED_EVENT_NOT_OPEN: { status: 409, en: 'Nobody can register for this event now.', ru: 'Регистрация на это мероприятие сейчас невозможна.' },
  INVITATION_FOR_ANOTHER: {
    status: 422,
    en: 'This invitation is for somebody else. If you come in their place, they name you on the page of the invitation; if the name is misspelt, keep it as it is and write to the secretariat.',
    ru: 'Это приглашение адресовано другому человеку. Если Вы придёте вместо него, он называет Вас на странице приглашения; если в имени опечатка, оставьте его как есть и сообщите секретариату.',
  },
  MAILBOX_DIFFERS: {
    status: 422,
    en: 'Letters go to the address to which the invitation came. Keep it here, and write to the secretariat to have it changed.',
    ru: 'Письма приходят на тот адрес, на который пришло приглашение. Оставьте его здесь; чтобы изменить адрес, обратитесь в секретариат.',
  },
  SUBSTITUTE_IS_SAME: { status: 422, en: 'You named yourself. Accept the invitation instead, or name somebody else.', ru: 'Вы назвали самого себя. Примите приглашение или назовите другого участника.' },
  SUBSTITUTE_ALREADY_THERE: {
    status: 409,
    en: 'This person is invited or registered already. Name somebody else, or decline.',
    ru: 'Этот человек уже приглашён или зарегистрирован. Назовите другого участника или откажитесь.',
  },
  SUBSTITUTE_NOT_REACHED: { status: 422, en: 'No letters can be sent to this address. Name another one.', ru: 'На этот адрес письма не доставляются. Укажите другой.' },
  SUBSTITUTE_NEEDED: { status: 422, en: 'Tell who comes instead.', ru: 'Укажите, кто придёт вместо приглашённого.' },
  MERGE_UNDO_INVITED: { status: 409, en: 'The person has been invited again to the event whose invitation the merge ended.', ru: 'Человек снова приглашён на мероприятие, приглашение на которое было закрыто при объединении.' },
});
