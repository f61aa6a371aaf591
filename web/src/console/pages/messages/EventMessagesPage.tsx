import type { ReactElement } from 'react';
import { useParam } from '../../index.js';
import { Messages } from './Messages.js';

/** What was sent for one event, and what was not. */
export default function EventMessagesPage(): ReactElement {
  return <Messages eventId={useParam('eventId')} />;
}
