import type { ReactElement } from 'react';
import { Status, type Tone } from '../../design/index.js';
import { usePublic } from '../PublicContext.js';

const tones: Readonly<Record<string, Tone>> = { 'registration-open': 'ok', closed: 'wait', cancelled: 'bad', postponed: 'wait' };

/** How an event stands, as far as it concerns the public: open, closed, off, postponed. Quiet for all else. */
export function EventStatus({ status }: { status: string }): ReactElement | null {
  const { t } = usePublic();
  const tone = tones[status];
  const key = `event.${status}`;
  return tone && t.has(key) ? <Status tone={tone}>{t(key)}</Status> : null;
}
