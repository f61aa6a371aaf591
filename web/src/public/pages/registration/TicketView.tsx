import type { ReactElement } from 'react';
import { ButtonLink, Icon, Name } from '../../../design/index.js';
import type { EventFacts } from '../../facts.js';
import { Place } from '../../parts/Place.js';
import { Text } from '../../parts/Text.js';
import { Dates } from '../../parts/When.js';
import { usePublic } from '../../PublicContext.js';

export interface TicketData {
  event: EventFacts;
  name: string;
  category: string;
  /** The QR as an SVG document. */
  qr: string;
  /** Short code to type when the QR cannot be read; null when there is none. */
  code: string | null;
  /** The page of the registration. */
  back: string;
}

/** The ticket, as large as a phone allows, black on white in any scheme so that every reader reads it. */
export function TicketView({ data }: { data: TicketData }): ReactElement {
  const { t } = usePublic();
  const category = `category.${data.category}`;
  return (
    <div className="ticket">
      <article className="ticket__paper">
        <h1>
          <Name>{data.name}</Name>
        </h1>
        {t.has(category) && <p>{t(category)}</p>}
        <img className="ticket__qr" src={`data:image/svg+xml;utf8,${encodeURIComponent(data.qr)}`} alt={t('ticket.alt')} width="320" height="320" />
        {data.code && (
          <p className="ticket__code">
            <span className="sr-only">{t('ticket.code')}</span> {data.code}
          </p>
        )}
        <p className="ticket__event">
          <Text of={data.event.title} as="strong" />
          <Dates of={data.event} />
          <Place of={data.event} />
        </p>
      </article>
      <p className="ticket__hint">{t('ticket.hint')}</p>
      <p className="no-print">
        <ButtonLink look="plain" href={data.back}>
          <Icon name="back" size={18} /> {t('ticket.back')}
        </ButtonLink>
      </p>
    </div>
  );
}
