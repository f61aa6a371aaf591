export { MailModule } from './mail.module.js';
export { Mailer } from './mailer.js';
export { isMailbox, mailboxOf } from './mailbox.js';
export { SmtpFailure, type SmtpPhase } from './smtp-failure.js';
