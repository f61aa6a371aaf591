import type { ReactElement } from 'react';
import { Button, ButtonLink, TextArea, type Fault } from '../../../design/index.js';
import type { LocalisedText } from '../../../texts/texts.js';
import { FormPage } from '../../parts/FormPage.js';
import { Text } from '../../parts/Text.js';
import { usePublic } from '../../PublicContext.js';

export interface WithdrawData {
  title: LocalisedText;
  here: string;
  reason: string;
  faults: readonly Fault[];
}

/** Says what withdrawing does before it is done. */
export function WithdrawView({ data }: { data: WithdrawData }): ReactElement {
  const { t } = usePublic();
  return (
    <FormPage about={<Text of={data.title} />} title={t('withdraw.title')} faults={data.faults}>
      <p>{t('withdraw.means')}</p>
      <form method="post" action={data.here} className="stack">
        <input type="hidden" name="do" value="withdraw" />
        <TextArea name="reason" label={t('withdraw.reason')} hint={t('withdraw.reason-hint')} optional={t('form.optional')} defaultValue={data.reason} maxLength={500} />
        <p className="buttons">
          <Button type="submit" look="danger">
            {t('withdraw.do')}
          </Button>
          <ButtonLink look="quiet" href={data.here}>
            {t('withdraw.stay')}
          </ButtonLink>
        </p>
      </form>
    </FormPage>
  );
}
