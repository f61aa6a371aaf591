import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { Attachment, CalendarPart, Mailbox } from '../composer.js';
import type { WrittenLetter } from '../letter/letter.js';

/** Everything that one mail consists of. */
export interface Mail {
  from: Mailbox;
  to: Mailbox;
  messageId: string;
  date: Date;
  letter: WrittenLetter;
  calendar: { method: CalendarPart['method']; file: string } | null;
  attachments: readonly Attachment[];
  unsubscribe: string | null;
}

/** A mail as it goes over the wire (RFC 5322, 2045). Names and subject are one line each; nothing is read from files or addresses. */
export async function mimeOf({ from, to, messageId, date, letter, calendar, attachments, unsubscribe }: Mail): Promise<Buffer> {
  const mail = new MailComposer({
    from: oneLine(from),
    to: oneLine(to),
    subject: letter.subject,
    messageId,
    date,
    text: letter.text,
    html: letter.html,
    textEncoding: 'base64',
    headers: {
      'Content-Language': letter.locale,
      // RFC 3834: no machine should answer this.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
      ...(unsubscribe !== null && { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
    },
    ...(calendar && { icalEvent: { method: calendar.method, filename: 'event.ics', content: calendar.file } }),
    attachments: attachments.map(({ filename, contentType, content, cid }) => ({ filename, contentType, content, ...(cid && { cid, contentDisposition: 'inline' as const }) })),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return mail.compile().build();
}

function oneLine({ name, address }: Mailbox): Mailbox {
  return { name: name.replace(/[\s\p{Cc}]+/gu, ' ').trim(), address };
}
