import { refusals } from '../platform/http/index.js';

export const refuse = refusals({
  INVITATION_UNKNOWN: { status: 404, en: 'There is no such invitation.', ru: 'Такого приглашения нет.' },
  INVITATION_ANSWERED: { status: 409, en: 'This invitation has been answered already. Write to the secretariat to change the answer.', ru: 'На это приглашение уже дан ответ. Чтобы изменить его, обратитесь в секретариат.' },
  INVITATION_CANCELLED: { status: 410, en: 'This invitation is no longer valid.', ru: 'Это приглашение больше не действительно.' },
  ANSWER_TOO_LATE: { status: 410, en: 'The time to answer has passed. Write to the secretariat.', ru: 'Срок ответа истёк. Обратитесь в секретариат.' },
  EVENT_NOT_INVITING: { status: 409, en: 'Invitations go out for an event that is published and ahead; publish it first.', ru: 'Приглашения рассылаются для опубликованного предстоящего мероприятия; сначала опубликуйте его.' },
  DEADLINE_PAST: { status: 422, en: 'The deadline for answers must lie ahead and before the end of the event.', ru: 'Срок ответа должен быть в будущем и до окончания мероприятия.' },
});
