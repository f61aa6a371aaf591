import { displayName } from '../directory/index.js';
import { personId } from './directory.js';
import { demoId } from './identity.js';
import { invitationId, invitedKeys } from './coming-participants.js';
import { registrationId } from './participation.js';
import { eventId } from './past-events.js';
import type { DemoRow, DemoRows } from './rows.js';
import type { DemoSource, PersonSource } from './source.js';
import { daysAgo, type EventPlan } from './upcoming.js';

type Language = 'en' | 'ru';

/** A letter of the past: what was said to whom, when. */
interface PastLetter {
  kind: 'invitation' | 'registration-confirmed';
  /** The invitation or registration that it is about. */
  subjectId: string;
  person: PersonSource;
  plan: EventPlan;
  cause: string;
  at: Date;
}

/** Where a mail server's answer stands on real mail. */
const REPLY = 'Demonstration: part of the invented history, no mail was sent';

/** What was written to people before today: invitations to the forum, confirmations of the training. All of it counts as sent, so that nobody is written to. */
export function addPastLetters(rows: DemoRows, source: DemoSource, plans: { forum: EventPlan; training: EventPlan }, confirmed: ReadonlySet<string>, host: string, now: Date): void {
  for (const person of source.people) {
    if (invitedKeys.includes(person.key)) {
      addLetter(rows, { kind: 'invitation', subjectId: invitationId(person.key), person, plan: plans.forum, cause: 'invitations', at: daysAgo(now, 12) }, host);
    }
    const registration = registrationId(eventId(plans.training.slug), person);
    if (confirmed.has(registration)) {
      addLetter(rows, { kind: 'registration-confirmed', subjectId: registration, person, plan: plans.training, cause: 'confirmed', at: daysAgo(now, 15) }, host);
    }
  }
}

function addLetter(rows: DemoRows, letter: PastLetter, host: string): void {
  const { kind, subjectId, person, plan, cause, at } = letter;
  const id = demoId('message', kind, subjectId);
  const locale = person.correspondenceLanguage;
  const { subject, paragraphs } = textOf(letter, locale);
  rows.add('message', {
    id,
    kind,
    dedupe_key: `${kind}:${subjectId}`,
    event_id: eventId(plan.slug),
    person_id: personId(person.key),
    params: kind === 'invitation' ? { invitationId: subjectId } : { registrationId: subjectId },
    cause,
    due_at: at,
    status: 'sent',
    attempts: 1,
    message_id: `<${id}@${host}>`,
    last_reply: REPLY,
    sent_at: at,
    sent_locale: locale,
    sent_subject: subject,
    created_at: at,
  } satisfies DemoRow);
  rows.add('message_copy', {
    message_id: id,
    recipient: { name: displayName(person), address: person.email },
    subject,
    body_text: paragraphs.join('\n\n'),
    body_html: paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`).join('\n'),
    attachments: [],
  });
  rows.add('message_attempt', { id: demoId('message-attempt', id), message_id: id, at, outcome: 'sent', reply: REPLY });
}

const DATES = {
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
  ru: new Intl.DateTimeFormat('ru', { dateStyle: 'long', timeZone: 'UTC' }),
};

function textOf({ kind, person, plan }: PastLetter, language: Language): { subject: string; paragraphs: string[] } {
  const title = plan.title[language] ?? '';
  const city = plan.city[language] ?? '';
  const when = DATES[language].formatRange(new Date(plan.days.from), new Date(plan.days.to));
  const name = language === 'en' ? `${person.title} ${person.familyName}` : `${person.cyrillic.given} ${person.cyrillic.family}`;
  if (kind === 'invitation') {
    return language === 'en'
      ? {
          subject: `Invitation: ${title}`,
          paragraphs: [
            `Dear ${name},`,
            `The secretariat of the Almaty Process has the pleasure of inviting you to the ${title}, to be held in ${city} on ${when}.`,
            'Please answer through your personal link, which was part of this letter and is not kept. You may also name a colleague in your place.',
            'Support Unit of the Almaty Process',
          ],
        }
      : {
          subject: `Приглашение: ${title}`,
          paragraphs: [
            `${person.sex === 'female' ? 'Уважаемая' : 'Уважаемый'} ${name}!`,
            `Секретариат Алматинского процесса имеет честь пригласить Вас принять участие в мероприятии: ${title}. Место проведения: ${city}; сроки: ${when}`,
            'Просим ответить по Вашей личной ссылке, которая содержалась в этом письме и не хранится. Вместо себя Вы можете назвать коллегу.',
            'Группа поддержки Алматинского процесса',
          ],
        };
  }
  return language === 'en'
    ? {
        subject: `Your place is confirmed: ${title}`,
        paragraphs: [`Dear ${name},`, `Your participation in the ${title} is confirmed (${city}, ${when}).`, 'Please bring the QR code that came with this letter.', 'Support Unit of the Almaty Process'],
      }
    : {
        subject: `Ваше участие подтверждено: ${title}`,
        paragraphs: [
          `${person.sex === 'female' ? 'Уважаемая' : 'Уважаемый'} ${name}!`,
          `Ваше участие подтверждено: ${title} (${city}, ${when}).`,
          'Просим иметь при себе QR-код, приложенный к этому письму.',
          'Группа поддержки Алматинского процесса',
        ],
      };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
