import { failureOf, withoutAddresses, type SmtpTrouble } from './smtp-failure.js';

const trouble = (responseCode?: number, command?: string): SmtpTrouble =>
  Object.assign(new Error('refused'), { ...(responseCode !== undefined && { responseCode, response: `${responseCode} words for <a.person@mail.example>` }), ...(command && { command }) });

describe('what a failure of the mail server means', () => {
  it.each([
    ['the connection is refused', 'connecting', undefined, 'CONN', 'connection'],
    ['the greeting sends us away', 'connecting', 554, 'CONN', 'connection'],
    ['the password is wrong', 'connecting', 535, 'AUTH LOGIN', 'connection'],
    ['the connection breaks before the text', 'enveloped', undefined, 'CONN', 'connection'],
    ['the server sends everybody away', 'enveloped', 421, 'RCPT TO', 'connection'],
    ['the sender is refused', 'enveloped', 550, 'MAIL FROM', 'connection'],
    ['the recipient is put off', 'enveloped', 450, 'RCPT TO', 'envelope'],
    ['the recipient is refused', 'enveloped', 550, 'RCPT TO', 'envelope'],
    ['the text is refused', 'begun', 554, 'DATA', 'data'],
    ['everybody is sent away after the text', 'begun', 421, 'CONN', 'connection'],
    ['the connection breaks after the text began', 'begun', undefined, 'CONN', 'unanswered'],
  ] as const)('when %s', (_, progress, code, command, phase) => {
    expect(failureOf(progress, trouble(code, command))).toMatchObject({ phase, code: code ?? null });
  });

  it('is told in the words about the recipient, when the server had some', () => {
    const whole = Object.assign(trouble(undefined, 'RCPT TO'), { rejectedErrors: [trouble(550, 'RCPT TO')] });
    expect(failureOf('enveloped', whole)).toMatchObject({ phase: 'envelope', code: 550, reply: '550 words for ‹address›' });
  });
});

describe('the words of a server', () => {
  it('are kept without addresses', () => {
    expect(withoutAddresses('550 5.1.1 <a.person+tag@mail.example>: no such user, write to postmaster@mail.example')).toBe('550 5.1.1 ‹address›: no such user, write to ‹address›');
  });
});
