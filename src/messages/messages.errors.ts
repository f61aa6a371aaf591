import { refusals } from '../platform/http/index.js';

export const refuseMessage = refusals({
  MESSAGE_UNKNOWN: { status: 404, en: 'There is no such message here.', ru: 'Такого сообщения здесь нет.' },
  MESSAGE_NOT_RETRIED: {
    status: 409,
    en: 'Only a message that failed or whose fate is unknown can be sent again; this one is {status}.',
    ru: 'Повторно отправить можно только сообщение с ошибкой или с неизвестным исходом; состояние этого — {status}.',
  },
  MESSAGE_NOT_SETTLED: {
    status: 409,
    en: 'This message is {status}. One that failed can be dropped; one whose fate is unknown can be dropped or taken as sent.',
    ru: 'Состояние этого сообщения — {status}. Сообщение с ошибкой можно снять с отправки; сообщение с неизвестным исходом — снять или считать отправленным.',
  },
  UNSUBSCRIBE_UNKNOWN: { status: 410, en: 'There is nothing left to end: the letter is no longer kept.', ru: 'Отменять больше нечего: это письмо уже не хранится.' },
});
