import { refusals } from '../platform/http/index.js';

/** Why trainings refuse. */
export const refuse = refusals({
  TRAINING_NOT_FOUND: { status: 404, en: 'This event is not a training.', ru: 'Это мероприятие не является обучением.' },
  TRAINER_UNKNOWN: { status: 422, en: 'There is no such person in the directory. Add them there first.', ru: 'Такого человека в справочнике нет. Сначала добавьте его.' },
});
