import type { ReactElement } from 'react';
import { Button, ButtonLink, TextArea, type Fault } from '../../../design/index.js';
import type { LocalisedText } from '../../../texts/texts.js';
import { FormPage } from '../../parts/FormPage.js';
import { Text } from '../../parts/Text.js';
import { usePublic } from '../../PublicContext.js';

export interface WithdrawData {
  title: LocalisedText;
  here: string;
  /** Whether somebody leaves the waiting list, and no seat. */
  waiting: boolean;
  reason: string;
  faults: readonly Fault[];
}

/** Says what withdrawing does before it is done. */
export function WithdrawView({ data }: { data: WithdrawData }): ReactElement {
  const { t } = usePublic();
  return (
    <FormPage about={<Text of={data.title} />} title={t(data.waiting ? 'leave.title' : 'withdraw.title')} faults={data.faults}>
      <p>{t(data.waiting ? 'leave.means' : 'withdraw.means')}</p>
      <form method="post" action={data.here} className="stack">
        <input type="hidden" name="do" value="withdraw" />
        <TextArea name="reason" label={t('withdraw.reason')} hint={t('withdraw.reason-hint')} optional={t('form.optional')} defaultValue={data.reason} maxLength={500} />
        <p className="buttons">
          <Button type="submit" look="danger">
            {t(data.waiting ? 'leave.open' : 'withdraw.do')}
          </Button>
          <ButtonLink look="quiet" href={data.here}>
            {t(data.waiting ? 'leave.stay' : 'withdraw.stay')}
          </ButtonLink>
        </p>
      </form>
    </FormPage>
  );
}
