import { isMailbox, mailboxOf } from './mailbox.js';

describe('an address', () => {
  it.each(['a@b.example', 'a.person+tag@mail.example', "o'brien@mail.example", 'почта@пример.рф', 'root@localhost'])('may be %s', (address) => {
    expect(isMailbox(address)).toBe(true);
  });

  it.each(['', 'a', 'a@', '@b.example', 'a@b@c.example', 'a b@c.example', 'a@b.example\r\nBcc: x@y.example', 'a@b.example,c@d.example', '<a@b.example>', 'a@b.example>', '"a"@b.example', 'a@b..example', `${'a'.repeat(65)}@b.example`])(
    'is not %j',
    (address) => {
      expect(isMailbox(address)).toBe(false);
    },
  );
});

it('a mailbox is read from settings with its name or without', () => {
  expect(mailboxOf('Almaty Process <no-reply@events.example>')).toEqual({ name: 'Almaty Process', address: 'no-reply@events.example' });
  expect(mailboxOf('"Secretariat, Almaty" <a@b.example>')).toEqual({ name: 'Secretariat, Almaty', address: 'a@b.example' });
  expect(mailboxOf('a@b.example')).toEqual({ name: '', address: 'a@b.example' });
});
