import type { ReactElement } from 'react';
import type { EventFacts } from '../facts.js';
import { EventStatus } from './EventStatus.js';
import { Place, useKindName } from './Place.js';
import { Text } from './Text.js';
import { Dates } from './When.js';

/** Events as a calendar of meetings: when at the side, what and where beside it. */
export function EventList({ events, heading: Heading = 'h3' }: { events: readonly EventFacts[]; heading?: 'h2' | 'h3' }): ReactElement {
  const kindName = useKindName();
  return (
    <ol className="calendar" role="list">
      {events.map((event) => (
        <li key={event.slug} className="calendar__entry">
          <p className="calendar__when">
            <Dates of={event} />
          </p>
          <div>
            <Heading>
              <a href={`/events/${event.slug}`}>
                <Text of={event.title} />
              </a>
            </Heading>
            <p className="calendar__facts">
              <span>{kindName(event)}</span>
              <Place of={event} />
              <EventStatus status={event.status} />
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
