import type { EventPlan, SessionPlan } from './upcoming.js';

const tea = (day: number, from: string, to: string): SessionPlan => ({ day, from, to, kind: 'break', title: { en: 'Tea and coffee', ru: 'Перерыв на кофе' }, room: 'foyer' });
const lunch = (day: number): SessionPlan => ({ day, from: '12:30', to: '14:00', kind: 'break', title: { en: 'Lunch', ru: 'Обед' }, room: 'foyer' });

const FIRST_DAY: readonly SessionPlan[] = [
  { day: 0, from: '08:30', to: '09:30', kind: 'registration', title: { en: 'Registration of participants', ru: 'Регистрация участников' }, room: 'foyer' },
  {
    day: 0, from: '09:30', to: '10:15', kind: 'plenary', room: 'plenary',
    title: { en: 'Opening', ru: 'Открытие' },
    description: { en: 'Welcome by the Chair of the Almaty Process and opening remarks by the Support Unit.', ru: 'Приветствие Председателя Алматинского процесса и вступительные слова Группы поддержки.' },
    speakers: [['chair', 'akhmetova-aigerim'], ['speaker', 'bergstrom-anna'], ['speaker', 'tanaka-yumi']],
  },
  tea(0, '10:15', '10:45'),
  {
    day: 0, from: '10:45', to: '12:30', kind: 'plenary', room: 'plenary',
    title: { en: 'Mobility in the region: what the figures show', ru: 'Мобильность в регионе: о чём говорят данные' },
    description: {
      en: 'Trends in labour migration, asylum and displacement by disasters since the last forum; what the data cover and what they leave out.',
      ru: 'Тенденции в области трудовой миграции, убежища и перемещения населения вследствие бедствий после предыдущего форума; что данные охватывают и чего в них нет.',
    },
    speakers: [['moderator', 'moreau-claire'], ['speaker', 'huber-markus'], ['speaker', 'nurpeissova-dinara'], ['speaker', 'hosseini-mohammadreza']],
  },
  lunch(0),
  {
    day: 0, from: '14:00', to: '15:30', kind: 'working-group', room: 'alatau', track: 'pathways',
    title: { en: 'Recruitment that keeps its promises', ru: 'Наём, который выполняет обещанное' },
    speakers: [['moderator', 'asanov-bakyt'], ['speaker', 'yusupov-sardor'], ['speaker', 'abdyldaev-nurlan']],
  },
  {
    day: 0, from: '14:00', to: '15:30', kind: 'working-group', room: 'medeu', track: 'protection',
    title: { en: 'From the border to the asylum authority: referral in practice', ru: 'От границы до органа по делам беженцев: перенаправление на практике' },
    speakers: [['moderator', 'okafor-chinedu'], ['speaker', 'omurbekova-cholpon'], ['speaker', 'yilmaz-elif']],
  },
  {
    day: 0, from: '14:00', to: '15:30', kind: 'working-group', room: 'shymbulak', track: 'climate',
    title: { en: 'Early warning and planned movement', ru: 'Раннее предупреждение и планируемое переселение' },
    speakers: [['moderator', 'rahimov-parviz'], ['speaker', 'siddiqui-hamza'], ['speaker', 'novak-petr']],
  },
  tea(0, '15:30', '16:00'),
  {
    day: 0, from: '16:00', to: '17:15', kind: 'panel', room: 'plenary',
    title: { en: 'Neighbours and hosts: sharing responsibility', ru: 'Соседи и принимающие общины: разделение ответственности' },
    speakers: [['moderator', 'tanaka-yumi'], ['speaker', 'ahmadi-najibullah'], ['speaker', 'qureshi-bilal'], ['speaker', 'karimi-zahra']],
  },
  { day: 0, from: '18:30', to: '20:30', kind: 'side-event', title: { en: 'Reception given by the host', ru: 'Приём от имени принимающей стороны' }, room: 'foyer' },
];

const SECOND_DAY: readonly SessionPlan[] = [
  {
    day: 1, from: '09:00', to: '10:30', kind: 'working-group', room: 'alatau', track: 'pathways',
    title: { en: 'Recognition of skills and portability of social rights', ru: 'Признание квалификаций и переносимость социальных прав' },
    speakers: [['moderator', 'guliyeva-nigar'], ['speaker', 'qurbonova-mehrangez'], ['speaker', 'kutlu-selin']],
  },
  {
    day: 1, from: '09:00', to: '10:30', kind: 'working-group', room: 'medeu', track: 'protection',
    title: { en: 'Statelessness: closing the last gaps', ru: 'Безгражданство: устранение последних пробелов' },
    speakers: [['moderator', 'bekova-alina'], ['speaker', 'annagulyyeva-oguljeren'], ['speaker', 'mukasheva-saule']],
  },
  {
    day: 1, from: '09:00', to: '10:30', kind: 'working-group', room: 'shymbulak', track: 'climate',
    title: { en: 'Pastures, water and the decision to leave', ru: 'Пастбища, вода и решение уехать' },
    speakers: [['moderator', 'saidova-malika'], ['speaker', 'toktosunova-ainura'], ['speaker', 'noori-homayoun']],
  },
  tea(1, '10:30', '11:00'),
  {
    day: 1, from: '11:00', to: '12:30', kind: 'panel', room: 'plenary',
    title: { en: 'Heard at last: people on the move speak', ru: 'Слово — людям в пути' },
    description: { en: 'Four people who have crossed a border in the past five years tell what helped them. No recording, no photographs.', ru: 'Четверо людей, пересёкших границу за последние пять лет, рассказывают, что им помогло. Без записи и фотосъёмки.' },
    speakers: [['moderator', 'rahimi-freshta'], ['speaker', 'abdyldaev-nurlan']],
  },
  lunch(1),
  {
    day: 1, from: '14:00', to: '15:30', kind: 'panel', room: 'plenary',
    title: { en: 'Paying for what was agreed', ru: 'Как финансировать согласованное' },
    speakers: [['moderator', 'bergstrom-anna'], ['speaker', 'vandijk-sanne'], ['speaker', 'carter-daniel'], ['speaker', 'mammadov-elchin']],
  },
  tea(1, '15:30', '16:00'),
  {
    day: 1, from: '16:00', to: '17:00', kind: 'side-event', room: 'alatau',
    title: { en: 'A regional course on migration law: ten years on', ru: 'Региональный курс по миграционному праву: десять лет спустя' },
    speakers: [['speaker', 'weber-katharina']],
  },
  {
    day: 1, from: '16:00', to: '17:00', kind: 'side-event', room: 'medeu',
    title: { en: 'Border management along the Silk Routes', ru: 'Управление границами на Шёлковых путях' },
    speakers: [['speaker', 'popescu-ioana'], ['speaker', 'rossi-giulia']],
  },
];

const THIRD_DAY: readonly SessionPlan[] = [
  {
    day: 2, from: '09:00', to: '10:30', kind: 'plenary', room: 'plenary',
    title: { en: 'Reports of the working groups', ru: 'Доклады рабочих групп' },
    speakers: [['chair', 'toktosunova-ainura'], ['speaker', 'asanov-bakyt'], ['speaker', 'okafor-chinedu'], ['speaker', 'rahimov-parviz']],
  },
  tea(2, '10:30', '11:00'),
  {
    day: 2, from: '11:00', to: '12:30', kind: 'plenary', room: 'plenary',
    title: { en: "Conclusions, Chair's summary and closing", ru: 'Выводы, резюме Председателя и закрытие' },
    speakers: [['chair', 'akhmetova-aigerim'], ['speaker', 'moreau-claire']],
  },
  lunch(2),
];

/** A regional forum, open for registration. */
export function forumPlan(days: { from: string; to: string }): EventPlan {
  return {
    slug: 'regional-forum-safe-pathways',
    kind: 'forum',
    subKind: 'regional-forum',
    status: 'registration-open',
    title: {
      en: 'Regional Forum “Safe Pathways and Protection in a Changing Climate”',
      ru: 'Региональный форум «Безопасные пути миграции и защита в условиях меняющегося климата»',
    },
    theme: {
      en: 'How States of the region can prepare together for movements of people that are caused by work, conflict, disasters and slow change of the environment',
      ru: 'Как государства региона могут совместно готовиться к перемещениям населения, вызванным поиском работы, конфликтами, бедствиями и постепенным изменением окружающей среды',
    },
    days,
    hours: { from: '08:30', to: '14:00' },
    zone: 'Asia/Almaty',
    mode: 'in-person',
    city: { en: 'Almaty', ru: 'Алматы' },
    countryIso2: 'KZ',
    venue: { en: 'Alatau Terrace Conference Centre, 1 Example Avenue', ru: 'Конференц-центр «Терраса Алатау», проспект Примерный, 1' },
    host: { en: 'Government of the Republic of Kazakhstan', ru: 'Правительство Республики Казахстан' },
    capacity: 120,
    practicalInformation: {
      en: `Registration: each participant registers in person through the link in the invitation or on this page. The secretariat confirms each registration; please do not buy a ticket before.

Interpretation: English and Russian in all plenary sessions and panels. Working groups are interpreted on request.

Visa: nationals of many States need no visa for up to 30 days. If you need one, say so to the secretariat at least four weeks before the forum; a letter of support follows within three working days.

Hotel: rooms are held at the conference centre until two weeks before the forum. Breakfast is included.

Getting there: the centre is 25 minutes by car from Almaty airport. A shuttle meets flights on the eve of the forum; look for the sign of the Almaty Process.

On arrival: please bring a passport or identity card and the QR code from your confirmation. Registration opens at 8:30 on the first day.

Contact: forum@convoke.example`,
      ru: `Регистрация: каждый участник регистрируется лично — по ссылке в приглашении или на этой странице. Секретариат подтверждает каждую регистрацию; просим не приобретать билеты до подтверждения.

Перевод: синхронный перевод с английского и русского языков на всех пленарных заседаниях и панельных дискуссиях; в рабочих группах — по запросу.

Виза: гражданам многих государств виза на срок до 30 дней не требуется. Если виза Вам необходима, сообщите об этом секретариату не позднее чем за четыре недели до форума; письмо о визовой поддержке направляется в течение трёх рабочих дней.

Гостиница: номера в конференц-центре удерживаются за участниками и освобождаются за две недели до форума. Завтрак включён.

Проезд: от аэропорта Алматы до конференц-центра 25 минут на автомобиле. Накануне форума рейсы встречает автобус; ищите табличку «Алматинский процесс».

По прибытии: просим иметь при себе паспорт или удостоверение личности и QR-код из письма о подтверждении. Регистрация открывается в 8:30 первого дня.

Контакты: forum@convoke.example`,
    },
    organisers: ['mfa-kz', 'iom', 'unhcr'],
    rooms: [
      { key: 'plenary', name: { en: 'Plenary Hall', ru: 'Зал пленарных заседаний' }, capacity: 150 },
      { key: 'alatau', name: { en: 'Alatau Room', ru: 'Зал «Алатау»' }, capacity: 50 },
      { key: 'medeu', name: { en: 'Medeu Room', ru: 'Зал «Медеу»' }, capacity: 50 },
      { key: 'shymbulak', name: { en: 'Shymbulak Room', ru: 'Зал «Шымбулак»' }, capacity: 40 },
      { key: 'foyer', name: { en: 'Foyer', ru: 'Фойе' }, capacity: 200 },
    ],
    tracks: [
      { key: 'pathways', name: { en: 'Regular pathways and labour mobility', ru: 'Регулярные пути и трудовая мобильность' } },
      { key: 'protection', name: { en: 'Protection and asylum', ru: 'Защита и убежище' } },
      { key: 'climate', name: { en: 'Disasters, climate and displacement', ru: 'Бедствия, климат и перемещение населения' } },
    ],
    sessions: [...FIRST_DAY, ...SECOND_DAY, ...THIRD_DAY],
  };
}
