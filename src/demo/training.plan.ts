import type { LocalisedText } from '../platform/i18n/index.js';
import type { EventPlan, SessionPlan } from './upcoming.js';

/** What trainees can do afterwards. */
export const OBJECTIVES: LocalisedText = {
  en: `After this training, participants can:

- tell, in a first conversation at the border, who may need international protection, who may be a victim of trafficking, and who is a child travelling alone;
- conduct that conversation through an interpreter, calmly and without harm;
- refer each person to the right authority within the time that national law sets;
- pass this on to colleagues at their own border crossing point.`,
  ru: `По итогам тренинга участники смогут:

- в ходе первой беседы на границе распознать, кто может нуждаться в международной защите, кто может быть жертвой торговли людьми, а кто — ребёнок, путешествующий без сопровождения;
- провести такую беседу через переводчика спокойно и не причиняя вреда;
- направить каждого человека в надлежащий орган в срок, установленный национальным законодательством;
- передать эти навыки коллегам в своём пункте пропуска.`,
};

/** People who teach, in order. */
export const TRAINERS = ['kassymbekov-daniyar', 'weber-katharina', 'okafor-chinedu'] as const;

const pause = (day: number, from: string, to: string): SessionPlan => ({ day, from, to, kind: 'break', title: { en: 'Break', ru: 'Перерыв' } });
const lunch = (day: number): SessionPlan => ({ day, from: '12:30', to: '13:30', kind: 'break', title: { en: 'Lunch', ru: 'Обед' } });

const SESSIONS: readonly SessionPlan[] = [
  { day: 0, from: '08:30', to: '09:00', kind: 'registration', title: { en: 'Registration of participants', ru: 'Регистрация участников' }, room: 'class' },
  {
    day: 0, from: '09:00', to: '09:45', kind: 'plenary', room: 'class',
    title: { en: 'Opening; what we know already', ru: 'Открытие; что мы уже знаем' },
    description: { en: 'Welcome and a short test before the training.', ru: 'Приветствие и краткий входной тест.' },
    speakers: [['chair', 'isakov-ulan'], ['speaker', 'moreau-claire']],
  },
  {
    day: 0, from: '09:45', to: '11:00', kind: 'training-module', room: 'class',
    title: { en: 'Module 1. Who is who in mixed movements', ru: 'Модуль 1. Кто есть кто в смешанных потоках' },
    speakers: [['trainer', 'weber-katharina']],
  },
  pause(0, '11:00', '11:15'),
  {
    day: 0, from: '11:15', to: '12:30', kind: 'training-module', room: 'class',
    title: { en: 'Module 2. What international and national law ask of an officer', ru: 'Модуль 2. Чего требуют от сотрудника международное и национальное право' },
    speakers: [['trainer', 'weber-katharina'], ['trainer', 'okafor-chinedu']],
  },
  lunch(0),
  {
    day: 0, from: '13:30', to: '15:00', kind: 'training-module', room: 'class',
    title: { en: 'Module 3. The first conversation', ru: 'Модуль 3. Первая беседа' },
    speakers: [['trainer', 'okafor-chinedu']],
  },
  pause(0, '15:00', '15:15'),
  {
    day: 0, from: '15:15', to: '17:00', kind: 'training-module', room: 'crossing',
    title: { en: 'Exercise: an evening at the crossing point', ru: 'Практикум: вечер в пункте пропуска' },
    speakers: [['trainer', 'kassymbekov-daniyar']],
  },
  {
    day: 1, from: '09:00', to: '10:30', kind: 'training-module', room: 'class',
    title: { en: 'Module 4. Victims of trafficking and children travelling alone', ru: 'Модуль 4. Жертвы торговли людьми и дети без сопровождения' },
    speakers: [['trainer', 'okafor-chinedu'], ['trainer', 'kassymbekov-daniyar']],
  },
  pause(1, '10:30', '10:45'),
  {
    day: 1, from: '10:45', to: '12:30', kind: 'training-module', room: 'class',
    title: { en: 'Module 5. Referral: to whom, how, by when', ru: 'Модуль 5. Перенаправление: кому, как и в какой срок' },
    speakers: [['trainer', 'weber-katharina']],
  },
  lunch(1),
  {
    day: 1, from: '13:30', to: '15:15', kind: 'training-module', room: 'crossing',
    title: { en: 'Exercise: referral from end to end', ru: 'Практикум: перенаправление от начала до конца' },
    speakers: [['trainer', 'kassymbekov-daniyar'], ['trainer', 'okafor-chinedu']],
  },
  pause(1, '15:15', '15:30'),
  {
    day: 1, from: '15:30', to: '16:30', kind: 'plenary', room: 'class',
    title: { en: 'Final test, evaluation and closing', ru: 'Итоговый тест, оценка тренинга и закрытие' },
    speakers: [['chair', 'isakov-ulan'], ['speaker', 'moreau-claire']],
  },
];

/** A training that is about to begin, its participants confirmed. */
export function trainingPlan(days: { from: string; to: string }): EventPlan {
  return {
    slug: 'border-referral-training',
    kind: 'training',
    subKind: 'regional-training',
    status: 'closed',
    title: {
      en: 'Regional Training on Identification and Referral of People in Need of Protection at Borders',
      ru: 'Региональный тренинг по выявлению и перенаправлению лиц, нуждающихся в защите, на границах',
    },
    theme: { en: 'Protection-sensitive border management', ru: 'Управление границами с учётом потребностей в защите' },
    days,
    hours: { from: '08:30', to: '16:30' },
    zone: 'Asia/Bishkek',
    mode: 'in-person',
    city: { en: 'Bishkek', ru: 'Бишкек' },
    countryIso2: 'KG',
    venue: { en: 'Ala-Too Training Centre, 12 Example Street', ru: 'Учебный центр «Ала-Тоо», улица Примерная, 12' },
    host: { en: 'State Border Guard Service of the Kyrgyz Republic', ru: 'Государственная пограничная служба Кыргызской Республики' },
    capacity: 26,
    practicalInformation: {
      en: `Language: Russian, with interpretation into English.

Clothing: the exercises take place partly outdoors. Please bring warm clothing and shoes for uneven ground; uniform is not required.

Attendance: a certificate needs at least 80 per cent of each day and the final test.

Getting there: a bus leaves the hotel at 8:00 each morning. Transfers from Manas airport are arranged for everybody whose flight is known to the secretariat.

On arrival: please have the QR code from your confirmation at hand. Registration opens at 8:30.

Contact: training@convoke.example`,
      ru: `Язык: русский, с переводом на английский.

Одежда: практические занятия частично проходят на открытом воздухе. Просим взять тёплую одежду и обувь для пересечённой местности; форменная одежда не требуется.

Посещаемость: для получения сертификата необходимо присутствовать не менее чем на 80 процентах занятий каждого дня и сдать итоговый тест.

Проезд: автобус отходит от гостиницы ежедневно в 8:00. Трансфер из аэропорта «Манас» организован для всех, чьи рейсы известны секретариату.

По прибытии: просим держать наготове QR-код из письма о подтверждении. Регистрация открывается в 8:30.

Контакты: training@convoke.example`,
    },
    organisers: ['iom', 'unhcr', 'border-kg'],
    rooms: [
      { key: 'class', name: { en: 'Classroom 1', ru: 'Аудитория 1' }, capacity: 30 },
      { key: 'crossing', name: { en: 'Model crossing point', ru: 'Учебный пункт пропуска' }, capacity: 30 },
    ],
    tracks: [],
    sessions: SESSIONS,
  };
}
