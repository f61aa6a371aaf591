import type { ReactElement } from 'react';
import { ButtonLink } from '../../../design/index.js';
import { usePublic } from '../../PublicContext.js';

export interface TroubleData {
  kind: 'missing' | 'link-over' | 'failed';
  /** In the API's own words. */
  sentence: string | null;
  requestId: string | null;
}

const words = {
  missing: { title: 'missing.title', text: 'missing.text' },
  'link-over': { title: 'link-over.title', text: 'link-over.text' },
  failed: { title: 'failed.title', text: 'failed.text' },
} as const;

/** What happened, what was kept, and what to do. */
export function TroubleView({ data }: { data: TroubleData }): ReactElement {
  const { t } = usePublic();
  return (
    <div className="page page--narrow">
      <div className="stack">
        <h1>{t(words[data.kind].title)}</h1>
        <p>{data.sentence ?? t(words[data.kind].text)}</p>
        {data.requestId && <p className="muted">{t('failed.request', { id: data.requestId })}</p>}
        <p>
          <ButtonLink href="/" look="quiet">
            {t('trouble.home')}
          </ButtonLink>
        </p>
      </div>
    </div>
  );
}
