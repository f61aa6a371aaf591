/** The longest address and the longest part before the @ that SMTP carries (RFC 5321, 4.5.3.1). */
const LONGEST = 254;
const LONGEST_LOCAL = 64;

/** True for an address that can stand in an envelope and in a header as it is: one @, no spaces, no sign that could end it or begin another. Letters of any script may be in it (RFC 6531). */
export function isMailbox(address: string): boolean {
  const [local = '', domain = '', ...more] = address.split('@');
  if (more.length > 0 || local === '' || domain === '' || address.length > LONGEST || local.length > LONGEST_LOCAL) return false;
  return !/[\s<>()[\]\\,;:"\p{C}]/u.test(address) && !/^[.-]|\.\.|[.-]$/.test(domain);
}

/** A mailbox as it is written in settings, `Name <address>` or the address alone. */
export function mailboxOf(text: string): { name: string; address: string } {
  const found = /^\s*"?([^"<>]*?)"?\s*<([^<>]+)>\s*$/.exec(text);
  return { name: found?.[1] ?? '', address: (found?.[2] ?? text).trim() };
}
