import type { Locale } from '../../platform/i18n/index.js';

/** Places whose clocks the region's events go by. "Asia/Almaty" is a key, not a word; people read the place. */
const ZONE_PLACES: Readonly<Record<string, Record<Locale, string>>> = {
  'Asia/Almaty': { en: 'Almaty', ru: 'Алматы', fa: 'آلماتی' },
  'Asia/Aqtau': { en: 'Aktau', ru: 'Актау', fa: 'آقتاو' },
  'Asia/Ashgabat': { en: 'Ashgabat', ru: 'Ашхабад', fa: 'عشق‌آباد' },
  'Asia/Baku': { en: 'Baku', ru: 'Баку', fa: 'باکو' },
  'Asia/Bangkok': { en: 'Bangkok', ru: 'Бангкок', fa: 'بانکوک' },
  'Asia/Bishkek': { en: 'Bishkek', ru: 'Бишкек', fa: 'بیشکک' },
  'Asia/Dubai': { en: 'Dubai', ru: 'Дубай', fa: 'دبی' },
  'Asia/Dushanbe': { en: 'Dushanbe', ru: 'Душанбе', fa: 'دوشنبه' },
  'Asia/Kabul': { en: 'Kabul', ru: 'Кабул', fa: 'کابل' },
  'Asia/Karachi': { en: 'Islamabad', ru: 'Исламабад', fa: 'اسلام‌آباد' },
  'Asia/Kolkata': { en: 'New Delhi', ru: 'Нью-Дели', fa: 'دهلی نو' },
  'Asia/Samarkand': { en: 'Samarkand', ru: 'Самарканд', fa: 'سمرقند' },
  'Asia/Shanghai': { en: 'Beijing', ru: 'Пекин', fa: 'پکن' },
  'Asia/Tashkent': { en: 'Tashkent', ru: 'Ташкент', fa: 'تاشکند' },
  'Asia/Tbilisi': { en: 'Tbilisi', ru: 'Тбилиси', fa: 'تفلیس' },
  'Asia/Tehran': { en: 'Tehran', ru: 'Тегеран', fa: 'تهران' },
  'Asia/Yerevan': { en: 'Yerevan', ru: 'Ереван', fa: 'ایروان' },
  'Europe/Brussels': { en: 'Brussels', ru: 'Брюссель', fa: 'بروکسل' },
  'Europe/Budapest': { en: 'Budapest', ru: 'Будапешт', fa: 'بوداپست' },
  'Europe/Istanbul': { en: 'Istanbul', ru: 'Стамбул', fa: 'استانبول' },
  'Europe/London': { en: 'London', ru: 'Лондон', fa: 'لندن' },
  'Europe/Moscow': { en: 'Moscow', ru: 'Москва', fa: 'مسکو' },
  'Europe/Vienna': { en: 'Vienna', ru: 'Вена', fa: 'وین' },
  'Europe/Zurich': { en: 'Geneva', ru: 'Женева', fa: 'ژنو' },
  'America/New_York': { en: 'New York', ru: 'Нью-Йорк', fa: 'نیویورک' },
  UTC: { en: 'UTC', ru: 'UTC', fa: 'UTC' },
};

/** The place whose clock it is: "Almaty", "Алматы". A zone that is not in the list keeps the name of its city. */
export function placeOfZone(zone: string, locale: Locale): string {
  return ZONE_PLACES[zone]?.[locale] ?? zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
}
