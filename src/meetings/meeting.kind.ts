import type { EventKind } from '../events/index.js';

/** What meetings are called, and their sub-kinds. */
export const MEETING = {
  name: 'meeting',
  label: { en: 'Meeting', ru: 'Совещание' },
  subKinds: [
    { name: 'senior-officials-meeting', label: { en: 'Senior officials meeting', ru: 'Совещание старших должностных лиц' } },
    { name: 'ministerial-conference', label: { en: 'Ministerial conference', ru: 'Конференция на уровне министров' } },
    { name: 'technical-experts-meeting', label: { en: 'Technical experts meeting', ru: 'Совещание технических экспертов' } },
    { name: 'national-coordinators-meeting', label: { en: 'National coordinators meeting', ru: 'Совещание национальных координаторов' } },
    { name: 'working-group', label: { en: 'Working group', ru: 'Рабочая группа' } },
    { name: 'briefing', label: { en: 'Briefing', ru: 'Брифинг' } },
  ],
} as const satisfies EventKind;
