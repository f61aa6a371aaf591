import type { ReactElement } from 'react';
import { ButtonLink, Icon } from '../../../design/index.js';
import { directionOf, type LocalisedText } from '../../../texts/texts.js';
import { Text } from '../../parts/Text.js';
import { useMoment } from '../../parts/When.js';
import { usePublic } from '../../PublicContext.js';

export interface LetterData {
  title: LocalisedText;
  subject: string;
  sentAt: string;
  zone: string;
  text: string;
  locale: 'en' | 'ru' | 'fa' | null;
  back: string;
}

/** A letter, to be read again as it was sent. */
export function LetterView({ data }: { data: LetterData }): ReactElement {
  const { t } = usePublic();
  const moment = useMoment();
  const language = data.locale === null ? {} : { lang: data.locale, dir: directionOf(data.locale) };
  return (
    <div className="page page--narrow">
      <header>
        <p className="about">
          <Text of={data.title} />
        </p>
        <h1 {...language}>{data.subject}</h1>
        <p className="muted" suppressHydrationWarning>
          {t('letters.sent', { moment: moment(data.sentAt, data.zone) })}
        </p>
      </header>
      <div className="own__letter" {...language}>
        {data.text}
      </div>
      <p className="muted">{t('letters.links')}</p>
      <p className="no-print">
        <ButtonLink look="plain" href={data.back}>
          <Icon name="back" size={18} /> {t('ticket.back')}
        </ButtonLink>
      </p>
    </div>
  );
}
