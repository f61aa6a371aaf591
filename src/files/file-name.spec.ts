import { fileName } from './file-name.js';

describe('the name of a file', () => {
  it.each([
    ['Nomination letter.pdf', 'Nomination letter.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\fakepath\\Письмо МИД.PDF', 'Письмо МИД.pdf'],
    ['letter.php', 'letter.pdf'],
    ['letter\u202Efdp.exe', 'letterfdp.pdf'],
    ['a\r\nSet-Cookie: x.pdf', 'aSet-Cookie x.pdf'],
    ['.htaccess', 'file.pdf'],
    ['', 'file.pdf'],
    ['/', 'file.pdf'],
    ['نامه.pdf', 'نامه.pdf'],
  ])('%j is kept as %j', (sent, kept) => expect(fileName(sent, 'pdf')).toBe(kept));

  it('is no longer than can be shown', () => expect(fileName(`${'я'.repeat(500)}.png`, 'png')).toHaveLength(104));
});
