import type { ReactElement } from 'react';
import { Banner, Button, ButtonLink, ChoiceField, Icon, Status, TextArea, type Fault } from '../../../design/index.js';
import type { LocalisedText } from '../../../texts/texts.js';
import { FormPage } from '../../parts/FormPage.js';
import { Text } from '../../parts/Text.js';
import { useMoment } from '../../parts/When.js';
import { usePublic } from '../../PublicContext.js';

export interface DataData {
  title: LocalisedText;
  zone: string;
  /** Everything that is kept, as JSON. */
  file: string;
  requests: readonly { kind: 'correction' | 'erasure'; words: string; askedAt: string; settledAt: string | null }[];
  /** A request was sent just now. */
  asked: boolean;
  kind: string;
  words: string;
  faults: readonly Fault[];
  here: string;
  back: string;
}

/** What is kept about somebody: to take away, to have corrected or erased. Consents are changed with the answers. */
export function DataView({ data }: { data: DataData }): ReactElement {
  const { t } = usePublic();
  return (
    <FormPage about={<Text of={data.title} />} title={t('data.title')} faults={data.faults}>
      {data.asked && <Banner tone="ok" title={t('data.asked')} live>{t('data.asked-text')}</Banner>}
      <section>
        <h2>{t('data.take')}</h2>
        <p>{t('data.take-text')}</p>
        <p className="buttons">
          <a className="button button--quiet" href={`data:application/json;charset=utf-8,${encodeURIComponent(data.file)}`} download="my-data.json">
            {t('data.download')}
          </a>
        </p>
        <details>
          <summary>{t('data.read')}</summary>
          <pre className="own__data" tabIndex={0} role="region" aria-label={t('data.read')}>
            {data.file}
          </pre>
        </details>
      </section>
      <Requests data={data} />
      <section>
        <h2>{t('data.ask')}</h2>
        <form method="post" action={data.here} noValidate className="stack">
          <ChoiceField name="kind" label={t('data.kind')} options={(['correction', 'erasure'] as const).map((value) => ({ value, label: t(`data.${value}`), hint: t(`data.${value}-hint`) }))} chosen={[data.kind]} />
          <TextArea name="words" label={t('data.words')} hint={t('data.words-hint')} defaultValue={data.words} maxLength={2000} error={data.faults.find(({ field }) => field === 'words')?.text} />
          <p className="buttons">
            <Button type="submit">{t('data.send')}</Button>
            <ButtonLink look="plain" href={data.back}>
              <Icon name="back" size={18} /> {t('ticket.back')}
            </ButtonLink>
          </p>
        </form>
      </section>
    </FormPage>
  );
}

/** What was asked before, and whether it was dealt with. */
function Requests({ data: { requests, zone } }: { data: DataData }): ReactElement | null {
  const { t } = usePublic();
  const moment = useMoment();
  if (requests.length === 0) return null;
  return (
    <section>
      <h2>{t('data.requests')}</h2>
      <ol role="list" className="own__story">
        {requests.map(({ kind, words, askedAt, settledAt }) => (
          <li key={askedAt}>
            <Status tone={settledAt ? 'ok' : 'wait'}>{t(settledAt ? 'data.settled' : 'data.open')}</Status>
            <p>
              <strong>{t(`data.${kind}`)}</strong>
            </p>
            <p dir="auto">{words}</p>
            <time className="facts__more" dateTime={askedAt} suppressHydrationWarning>
              {moment(settledAt ?? askedAt, zone)}
            </time>
          </li>
        ))}
      </ol>
    </section>
  );
}
