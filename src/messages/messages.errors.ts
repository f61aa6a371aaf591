import { refusals } from '../platform/http/index.js';

export const refuseMessage = refusals({
  MESSAGE_UNKNOWN: { status: 404, en: 'There is no such message at this event.', ru: 'В этом мероприятии нет такого сообщения.' },
  MESSAGE_NOT_RETRIED: { status: 409, en: 'Only a message that failed or whose fate is unknown can be sent again; this one is "{status}".', ru: 'Повторно отправить можно только сообщение с ошибкой или с неизвестным исходом; статус этого — «{status}».' },
});
