import { daysBetween } from '../../platform/clock/index.js';
import type { LocalisedText } from '../../platform/i18n/index.js';
import type { EventFacts } from '../event/event.js';
import { written, type WrittenEvent } from '../event/event.input.js';
import { shifted } from '../event/event.rules.js';

/** Where a copy goes. */
export interface CopyTo {
  startsLocal: string;
  zone?: string;
  title?: LocalisedText;
}

/**
 * What a copy says, and by how many wall days it lies later. The end and all that is inside move by whole days, so that 9:00 stays 9:00, across a clock change
 * and in another zone. An event whose days are not known exactly becomes one of a single day. The join address is not kept: it leads into the room of the original.
 */
export function copyOf(from: EventFacts, { startsLocal, zone = from.zone, title = from.title }: CopyTo): { event: WrittenEvent; shiftDays: number } {
  const shiftDays = daysBetween(from.startsLocal, startsLocal);
  const lastDay = from.datePrecision === 'day' ? from.endsLocal : `${from.startsLocal.slice(0, 10)}${from.endsLocal.slice(10)}`;
  return { event: written({ startsLocal, endsLocal: shifted(lastDay, shiftDays), zone, title, joinUrl: null }, from), shiftDays };
}
