import { refusals } from '../platform/http/index.js';

/** Why meetings refuse. */
export const refuse = refusals({
  MEETING_NOT_FOUND: { status: 404, en: 'This event is not a meeting.', ru: 'Это мероприятие не является совещанием.' },
  CHAIR_NOT_A_PARTY: {
    status: 422,
    en: 'The chair must be a party of a process that the meeting belongs to. Choose another party, or add the process to the event first.',
    ru: 'Председательствовать может сторона процесса, к которому относится совещание. Выберите другую сторону или сначала добавьте процесс к мероприятию.',
  },
});
