import type { ReactElement } from 'react';
import type { EventFacts } from '../facts.js';
import { usePublic } from '../PublicContext.js';
import { Place } from './Place.js';
import { Text } from './Text.js';
import { BeginsAt, Dates } from './When.js';

/** The first two facts of an event, as pairs of a `<dl className="pairs">`: when it is held, by both clocks, and where. */
export function WhenAndWhere({ of }: { of: EventFacts }): ReactElement {
  const { t } = usePublic();
  return (
    <>
      <div>
        <dt>{t('event.when')}</dt>
        <dd>
          <Dates of={of} />
          <span className="facts__more">
            <BeginsAt of={of} />
          </span>
        </dd>
      </div>
      <div>
        <dt>{t('event.where')}</dt>
        <dd>
          <Text of={of.venue} className="facts__first" />
          <Place of={of} />
        </dd>
      </div>
    </>
  );
}
