import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config/index.js';
import type { JsonObject } from '../platform/database/index.js';
import type { Locale } from '../platform/i18n/index.js';
import type { MessageKind } from './kind.js';
import { writeLetter, type WrittenLetter } from './letter/letter.js';

/** Letters as they would be written now, for whoever decides whether they are sent. Nothing is kept, and nothing leaves. */
@Injectable()
export class LetterPreview {
  constructor(private readonly config: Config) {}

  /** `data` as a composer would give it, with a word where a secret will stand. @throws LetterFault when a field is missing */
  write(kind: MessageKind, locale: Locale, data: JsonObject): WrittenLetter {
    const { instanceName: sender, publicUrl: site } = this.config;
    return writeLetter(kind, locale, data, { sender, site, unsubscribe: kind.required ? null : `${site}/unsubscribe/personal-link` });
  }
}
