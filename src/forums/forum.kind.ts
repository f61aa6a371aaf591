import type { EventKind } from '../events/index.js';

/** What forums are called, and their sub-kinds. */
export const FORUM = {
  name: 'forum',
  label: { en: 'Forum', ru: 'Форум' },
  subKinds: [
    { name: 'regional-forum', label: { en: 'Regional forum', ru: 'Региональный форум' } },
    { name: 'conference', label: { en: 'Conference', ru: 'Конференция' } },
    { name: 'consultation', label: { en: 'Consultation', ru: 'Консультации' } },
  ],
} as const satisfies EventKind;
