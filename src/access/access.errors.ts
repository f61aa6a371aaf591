import { refusals } from '../platform/http/index.js';

/** Why access was refused. */
export const refuse = refusals({
  SIGN_IN_NEEDED: { status: 401, en: 'Sign in first.', ru: 'Сначала войдите в систему.' },
  TOKEN_NOT_VALID: { status: 401, en: 'This key is unknown, was revoked or has expired.', ru: 'Этот ключ неизвестен, отозван или истёк.' },
  LINK_NOT_VALID: {
    status: 401,
    en: 'This link is no longer valid. Open the newest message from the organisers, or write to them for a new link.',
    ru: 'Эта ссылка больше не действует. Откройте последнее письмо организаторов или запросите у них новую ссылку.',
  },
  NOT_ALLOWED: { status: 403, en: 'Your role does not include this.', ru: 'Ваша роль этого не предусматривает.' },
  OUTSIDE_SCOPES: { status: 403, en: 'This key was not made for that.', ru: 'Этот ключ выдан не для этого действия.' },
  FOREIGN_SITE: {
    status: 403,
    en: 'This request came from another site and was not carried out. Open Convoke itself and try again.',
    ru: 'Запрос пришёл с другого сайта и не выполнен. Откройте сам Convoke и повторите.',
  },
});
