import { refusals } from '../platform/http/index.js';

/** Why something about a reminder was refused, in both working languages. */
export const refuse = refusals({
  REMINDER_UNKNOWN: { status: 404, en: 'There is no such reminder at this event.', ru: 'Такого напоминания у этого мероприятия нет.' },
  REMINDER_NOT_REMOVED: { status: 409, en: 'This reminder is not removed; there is nothing to put back.', ru: 'Это напоминание не удалено, восстанавливать нечего.' },
  TOO_MANY_REMINDERS: { status: 422, en: 'An event has at most {limit} reminders. Remove one first.', ru: 'У мероприятия может быть не более {limit} напоминаний. Сначала удалите одно из них.' },
  LETTER_NOT_FOR_THEM: {
    status: 422,
    en: 'This letter does not fit these people: an answer is asked of the invited, a registration is completed by whoever began it, the confirmed are told what to know, and thanks go to those who came. Choose another letter or other people.',
    ru: 'Это письмо не подходит выбранным получателям: ответа ждут от приглашённых, регистрацию завершают те, кто её начал, сведения о мероприятии получают подтверждённые участники, благодарность — те, кто участвовал. Выберите другое письмо или других получателей.',
  },
  STATUS_NOT_FOR_LETTER: {
    status: 422,
    en: 'What this letter says is not true for: {statuses}. It can go to: {allowed}.',
    ru: 'Содержание этого письма не подходит для состояний: {statuses}. Его можно направить при состояниях: {allowed}.',
  },
  STATUSES_NEEDED: { status: 422, en: 'Say in which states of registration people get it; at least one.', ru: 'Укажите хотя бы одно состояние регистрации, при котором направляется напоминание.' },
  STATUSES_NOT_ASKED: { status: 422, en: 'States of registration belong to reminders for registered people. Leave them out here.', ru: 'Состояния регистрации указываются только для зарегистрированных. Здесь их нужно убрать.' },
  ANCHOR_NEEDS_INVITED: {
    status: 422,
    en: 'Only invited people have a time by which to answer. Count from the beginning of the event, or choose people who have not answered.',
    ru: 'Срок ответа есть только у приглашённых. Отсчитывайте от начала мероприятия или выберите тех, кто не ответил.',
  },
  REMINDER_POINTLESS: {
    status: 422,
    en: 'At that time the letter would make no sense: it would ask or welcome too late, or thank before the end. Choose another day or another letter.',
    ru: 'В это время письмо не имело бы смысла: просьба или приветствие опоздали бы, а благодарность пришла бы до окончания. Выберите другой день или другое письмо.',
  },
  PARTY_NOT_KNOWN: { status: 422, en: 'One of the parties is not in the directory. Choose parties from the list.', ru: 'Одной из сторон нет в справочнике. Выберите стороны из списка.' },
});
