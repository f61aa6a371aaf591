import type { FormOption } from './form.js';

const option = (value: string, en: string, ru: string, fa: string): FormOption => ({ value, label: { en, ru, fa }, places: null });

export const YES_NO: readonly FormOption[] = [option('yes', 'Yes', 'Да', 'بله'), option('no', 'No', 'Нет', 'خیر')];

/** The answer after which the words are the person's own. */
export const OTHER = 'other';

/** What people do not eat, in the words of those who order meals. */
export const DIETARY: readonly FormOption[] = [
  option('halal', 'Halal', 'Халяль', 'حلال'),
  option('kosher', 'Kosher', 'Кошер', 'کوشر'),
  option('vegetarian', 'Vegetarian', 'Вегетарианское питание', 'گیاه‌خواری'),
  option('vegan', 'Vegan', 'Веганское питание', 'وگان'),
  option('gluten-free', 'Without gluten', 'Без глютена', 'بدون گلوتن'),
  option('lactose-free', 'Without lactose', 'Без лактозы', 'بدون لاکتوز'),
  option('nut-allergy', 'Allergy to nuts', 'Аллергия на орехи', 'حساسیت به آجیل'),
  option(OTHER, 'Something else', 'Другое', 'مورد دیگر'),
];

/** What makes a place and a discussion accessible. */
export const ACCESSIBILITY: readonly FormOption[] = [
  option('step-free', 'Ways without steps, for a wheelchair or otherwise', 'Доступ без ступеней, в том числе на кресле-коляске', 'مسیر بدون پله، از جمله برای ویلچر'),
  option('sign-language', 'Sign language interpretation', 'Перевод на жестовый язык', 'ترجمه به زبان اشاره'),
  option('hearing-loop', 'A hearing loop or headphones', 'Индукционная система или наушники', 'سامانه شنوایی یا هدفون'),
  option('captions', 'Captions', 'Субтитры', 'زیرنویس'),
  option('large-print', 'Papers in large print or for a screen reader', 'Материалы крупным шрифтом или для программы экранного доступа', 'اسناد با حروف درشت یا برای صفحه‌خوان'),
  option('assistant', 'A seat for a personal assistant', 'Место для личного помощника', 'صندلی برای همراه شخصی'),
  option(OTHER, 'Something else', 'Другое', 'مورد دیگر'),
];
