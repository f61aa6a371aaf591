import type { ReactElement } from 'react';
import { Messages } from './Messages.js';

/** What was sent in every event, and letters that belong to none (accounts, passwords). */
export default function AllMessagesPage(): ReactElement {
  return <Messages eventId={null} />;
}
