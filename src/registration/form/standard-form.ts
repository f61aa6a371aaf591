import type { FieldKind, FormDefinition, FormField } from './form.js';

const field = (id: string, kind: FieldKind, en: string, ru: string, more: Partial<FormField<FieldKind>> = {}): FormField<FieldKind> => ({
  id,
  kind,
  label: { en, ru },
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

/**
 * What every event asks to begin with; organisers make it their own. Title, names, sex, mailbox, State, institution, position and consents are asked by the
 * registration itself. Answers under this form carry no version: a question that was in it once keeps its id and its meaning.
 */
export const STANDARD_FORM: FormDefinition = {
  sections: [
    {
      id: 'needs',
      title: { en: 'What you need', ru: 'Ваши потребности' },
      visibleWhen: [],
      fields: [
        field('phone', 'phone', 'Telephone', 'Телефон', { hint: { en: 'For urgent changes on the day. Never in the list of participants.', ru: 'Для срочных изменений в день мероприятия. В списке участников не указывается.' } }),
        field('interpretation', 'choice', 'In which language will you follow the discussion?', 'На каком языке Вы будете следить за обсуждением?', {
          options: [
            { value: 'en', label: { en: 'English', ru: 'Английский' }, places: null },
            { value: 'ru', label: { en: 'Russian', ru: 'Русский' }, places: null },
          ],
        }),
        field('languages', 'languages', 'Which languages do you speak?', 'На каких языках Вы говорите?', { hint: { en: 'Helps to form working groups.', ru: 'Помогает при составлении рабочих групп.' } }),
        field('dietary', 'text', 'Dietary requirements', 'Особенности питания', { sensitive: true, hint: { en: 'Kept sealed and erased after the event.', ru: 'Хранится в зашифрованном виде и удаляется после мероприятия.' } }),
        field('accessibility', 'paragraph', 'What would make the event accessible to you?', 'Что нужно, чтобы мероприятие было для Вас доступным?', { sensitive: true }),
        field('visaLetter', 'yes-no', 'Do you need a letter for your visa?', 'Нужно ли Вам визовое письмо?'),
        field('passport', 'text', 'Passport number', 'Номер паспорта', { sensitive: true, required: true, visibleWhen: [{ field: 'visaLetter', is: ['yes'] }] }),
      ],
    },
  ],
};
