export { MailModule } from './mail.module.js';
export { Mailer } from './mailer.js';
export { SmtpFailure, type SmtpPhase } from './smtp-failure.js';
