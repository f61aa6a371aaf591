import type { EventKind } from '../events/index.js';

/** What trainings are called, and their sub-kinds. */
export const TRAINING = {
  name: 'training',
  label: { en: 'Training', ru: 'Обучение' },
  subKinds: [
    { name: 'regional-training', label: { en: 'Regional training', ru: 'Региональный тренинг' } },
    { name: 'national-training', label: { en: 'National training', ru: 'Национальный тренинг' } },
    { name: 'training-of-trainers', label: { en: 'Training of trainers', ru: 'Подготовка преподавателей' } },
    { name: 'seminar', label: { en: 'Seminar', ru: 'Семинар' } },
    { name: 'online-course', label: { en: 'Online course', ru: 'Онлайн-курс' } },
  ],
} as const satisfies EventKind;
