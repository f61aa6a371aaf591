import type { ContentKind } from './purposes.js';

/** Characters of a name at most, its ending apart. */
const LONGEST = 100;

/** Characters that no name needs: controls, and those that turn the direction of writing around, so that `gpj.exe` reads as a picture. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** What the sender called a file, without folders and unseen characters, and with the ending that its content has. Used for people to read; no file lies under it. */
export function fileName(sent: string, kind: ContentKind): string {
  const last = sent.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const stem = last.replace(UNSEEN, '').replace(/\.[^.]{0,8}$/, '').replace(/[<>:"|?*]/g, ' ').replace(/\s+/g, ' ').replace(/^[. ]+|[. ]+$/g, '');
  const short = Array.from(stem).slice(0, LONGEST).join('').trim();
  return `${short === '' ? 'file' : short}.${kind}`;
}
