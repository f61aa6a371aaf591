import type { ReactElement } from 'react';
import { Banner, Button } from '../../../design/index.js';
import { FormPage } from '../../parts/FormPage.js';
import { usePublic } from '../../PublicContext.js';

export interface UnsubscribeData {
  done: boolean;
  here: string;
}

/** Opening the link changes nothing; the button ends letters of this kind. */
export function UnsubscribeView({ data }: { data: UnsubscribeData }): ReactElement {
  const { t } = usePublic();
  return (
    <FormPage title={t('unsubscribe.title')}>
      {data.done ? (
        <Banner tone="ok" title={t('unsubscribe.done')} live>
          {t('unsubscribe.still')}
        </Banner>
      ) : (
        <form method="post" action={data.here} className="stack">
          <p>{t('unsubscribe.lead')}</p>
          <p className="muted">{t('unsubscribe.still')}</p>
          <p>
            <Button type="submit">{t('unsubscribe.do')}</Button>
          </p>
        </form>
      )}
    </FormPage>
  );
}
