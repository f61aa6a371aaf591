import { refusals } from '../platform/http/index.js';

/** Why events refuse. */
export const refuse = refusals({
  EVENT_NOT_FOUND: { status: 404, en: 'There is no such event, or it is not yours to see.', ru: 'Такого мероприятия нет или оно Вам недоступно.' },
});
