import type { FieldKind, FormDefinition, FormField, FormOption, FormSection, FormText } from '../form.js';
import { STANDARD_FORM } from '../standard-form.js';

/** A form to begin with. */
export interface FormTemplate {
  /** The kind of event for one of Convoke's own; an id for one that the secretariat keeps. */
  id: string;
  name: FormText;
  /** What kind of event it is for; for any when null. */
  kind: 'meeting' | 'training' | 'forum' | null;
  definition: FormDefinition;
}

const field = (id: string, kind: FieldKind, label: FormText, more: Partial<FormField<FieldKind>> = {}): FormField<FieldKind> => ({
  id,
  kind,
  label,
  hint: null,
  required: false,
  sensitive: false,
  options: null,
  visibleWhen: [],
  limits: null,
  audience: 'team',
  keptDays: null,
  reapprove: false,
  ...more,
});

const section = (id: string, title: FormText, fields: readonly FormField<FieldKind>[], more: Partial<FormSection<FieldKind>> = {}): FormSection<FieldKind> => ({ id, title, visibleWhen: [], fields, ...more });

const option = (value: string, label: FormText): FormOption => ({ value, label, places: null });

/** What is erased first of all that people tell: 90 days after the event (policy). */
const SEALED = { sensitive: true, keptDays: 90 } as const;

const needs = section('needs', { en: 'What you need', ru: 'Ваши потребности', fa: 'نیازهای شما' }, [
  field('phone', 'phone', { en: 'Telephone', ru: 'Телефон', fa: 'تلفن' }, { hint: { en: 'For urgent changes on the day. Never in the list of participants.', ru: 'Для срочных изменений в день мероприятия. В списке участников не указывается.', fa: 'برای تغییرهای فوری در روز رویداد. هرگز در فهرست شرکت‌کنندگان نمی‌آید.' }, keptDays: 90 }),
  field('food', 'dietary', { en: 'What should we know about your meals?', ru: 'Что нам следует учесть при организации питания?', fa: 'دربارهٔ غذای شما چه باید بدانیم؟' }, SEALED),
  field('access', 'accessibility', { en: 'What would make the event accessible to you?', ru: 'Что нужно, чтобы мероприятие было для Вас доступным?', fa: 'چه چیزی شرکت در رویداد را برای شما آسان می‌کند؟' }, SEALED),
]);

const interpretation = field('interpretation', 'choice', { en: 'In which language will you follow the discussion?', ru: 'На каком языке Вы будете следить за обсуждением?', fa: 'گفت‌وگوها را به کدام زبان دنبال می‌کنید؟' }, {
  options: [option('en', { en: 'English', ru: 'Английский', fa: 'انگلیسی' }), option('ru', { en: 'Russian', ru: 'Русский', fa: 'روسی' })],
});

const journey = [
  section('journey', { en: 'Your journey', ru: 'Ваша поездка', fa: 'سفر شما' }, [
    field('trip', 'travel', { en: 'Your journey', ru: 'Ваша поездка', fa: 'سفر شما' }, { keptDays: 90 }),
    field('visa', 'yes-no', { en: 'Do you need a letter for your visa?', ru: 'Нужно ли Вам визовое письмо?', fa: 'آیا برای روادید به نامه نیاز دارید؟' }),
  ]),
  section(
    'visa-letter',
    { en: 'Letter for your visa', ru: 'Визовое письмо', fa: 'نامه برای روادید' },
    [field('travelDocument', 'passport', { en: 'Passport', ru: 'Паспорт', fa: 'گذرنامه' }, { ...SEALED, required: true, reapprove: true })],
    { visibleWhen: [{ field: 'visa', is: ['yes'] }] },
  ),
];

const training = section('learning', { en: 'What brings you here', ru: 'Почему Вы участвуете', fa: 'چرا شرکت می‌کنید' }, [
  field('experience', 'choice', { en: 'How many years have you worked in this field?', ru: 'Сколько лет Вы работаете в этой области?', fa: 'چند سال در این زمینه کار کرده‌اید؟' }, {
    options: [option('none', { en: 'Not yet', ru: 'Ещё не работал(а)', fa: 'هنوز هیچ' }), option('few', { en: 'Up to three', ru: 'До трёх', fa: 'تا سه سال' }), option('some', { en: 'Three to ten', ru: 'От трёх до десяти', fa: 'سه تا ده سال' }), option('many', { en: 'More than ten', ru: 'Более десяти', fa: 'بیش از ده سال' })],
  }),
  field('motivation', 'paragraph', { en: 'What do you want to be able to do after this training?', ru: 'Что Вы хотите уметь после обучения?', fa: 'می‌خواهید پس از این دوره چه کاری بتوانید انجام دهید؟' }, { required: true, limits: { min: null, max: 1_000, from: null, to: null, notBefore: null } }),
  field('languages', 'languages', { en: 'Which languages do you speak?', ru: 'На каких языках Вы говорите?', fa: 'به چه زبان‌هایی سخن می‌گویید؟' }),
  field('supervisor', 'email', { en: 'Email address of your supervisor', ru: 'Адрес электронной почты Вашего руководителя', fa: 'نشانی رایانامهٔ سرپرست شما' }, { hint: { en: 'For the follow-up after some months.', ru: 'Для опроса через несколько месяцев.', fa: 'برای پیگیری پس از چند ماه.' }, audience: 'secretariat', keptDays: 365 }),
]);

const forum = section('topics', { en: 'Your interests', ru: 'Ваши интересы', fa: 'علاقه‌های شما' }, [
  interpretation,
  field('languages', 'languages', { en: 'Which languages do you speak?', ru: 'На каких языках Вы говорите?', fa: 'به چه زبان‌هایی سخن می‌گویید؟' }, { hint: { en: 'Helps to form working groups.', ru: 'Помогает при составлении рабочих групп.', fa: 'برای ساختن گروه‌های کاری.' } }),
  field('outlet', 'text', { en: 'For which outlet do you work?', ru: 'Какое издание Вы представляете?', fa: 'برای کدام رسانه کار می‌کنید؟' }, { required: true, visibleWhen: [{ field: 'category', is: ['media'] }] }),
  field('question', 'paragraph', { en: 'A question that you would put to the speakers', ru: 'Вопрос, который Вы задали бы докладчикам', fa: 'پرسشی که از سخنرانان دارید' }),
]);

const arrivals = section('protocol', { en: 'Protocol', ru: 'Протокол', fa: 'تشریفات' }, [
  interpretation,
  field('statement', 'yes-no', { en: 'Will you deliver a statement?', ru: 'Будете ли Вы выступать с заявлением?', fa: 'آیا بیانیه‌ای می‌خوانید؟' }),
  field('emergency', 'text', { en: 'Whom should we call in an emergency?', ru: 'Кому позвонить в экстренном случае?', fa: 'در موقع ضروری به چه کسی زنگ بزنیم؟' }, { hint: { en: 'A name and a telephone number.', ru: 'Имя и номер телефона.', fa: 'یک نام و شمارهٔ تلفن.' }, ...SEALED, audience: 'secretariat' }),
]);

/** Forms to begin with that Convoke brings: the one that every event has at first, and one for each kind of event. */
export const STANDARD_TEMPLATES: readonly FormTemplate[] = [
  { id: 'standard', name: { en: 'Standard questions', ru: 'Стандартные вопросы' }, kind: null, definition: STANDARD_FORM },
  { id: 'meeting', name: { en: 'Meeting of a process', ru: 'Совещание процесса' }, kind: 'meeting', definition: { sections: [arrivals, needs, ...journey] } },
  { id: 'training', name: { en: 'Training', ru: 'Обучение' }, kind: 'training', definition: { sections: [training, needs, ...journey] } },
  { id: 'forum', name: { en: 'Forum', ru: 'Форум' }, kind: 'forum', definition: { sections: [forum, needs, ...journey] } },
];
