import { refusals } from '../platform/http/index.js';

/** Why access was refused. */
export const refuse = refusals({
  SIGN_IN_NEEDED: { status: 401, en: 'Sign in first.', ru: 'Сначала войдите в систему.' },
  SIGN_IN_FAILED: {
    status: 401,
    en: 'The address and the password do not belong together. Check both and try again.',
    ru: 'Адрес и пароль не подходят друг к другу. Проверьте их и повторите.',
  },
  TOO_MANY_TRIES: {
    status: 429,
    en: 'Too many tries. Wait {seconds} seconds and try again.',
    ru: 'Слишком много попыток. Подождите {seconds} с и повторите.',
  },
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
  ACCOUNT_NOT_FOUND: { status: 404, en: 'There is no such account.', ru: 'Такой учётной записи нет.' },
  GRANT_NOT_FOUND: { status: 404, en: 'This role is not held, or no longer.', ru: 'Эта роль не назначена или уже снята.' },
  TOKEN_NOT_FOUND: { status: 404, en: 'There is no such key.', ru: 'Такого ключа нет.' },
  ADDRESS_TAKEN: { status: 409, en: 'Somebody has an account with this address already.', ru: 'Учётная запись с таким адресом уже есть.' },
  LAST_ADMINISTRATOR: {
    status: 409,
    en: 'This is the last administrator. Give the role to somebody else first.',
    ru: 'Это последний администратор. Сначала назначьте администратором кого-то ещё.',
  },
  ROLE_REACH: {
    status: 422,
    en: 'Organisers and desks are named for one event, administrators and the secretariat for all.',
    ru: 'Организатор и сотрудник стойки назначаются на одно мероприятие, администратор и секретариат — на все.',
  },
  PASSWORD_TOO_WEAK: {
    status: 422,
    en: 'Choose a password of ten characters or more that is not your name or address and does not repeat a few characters.',
    ru: 'Выберите пароль не короче десяти знаков, не совпадающий с именем или адресом и не из повторяющихся знаков.',
  },
  PASSWORD_WRONG: { status: 422, en: 'The present password is not right.', ru: 'Нынешний пароль указан неверно.' },
  PERMISSION_UNKNOWN: { status: 422, en: 'There is no permission called {permission}.', ru: 'Разрешения {permission} нет.' },
  END_DATE_PAST: { status: 422, en: 'The end date must lie ahead.', ru: 'Срок действия должен быть в будущем.' },
});
