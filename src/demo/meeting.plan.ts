import type { EventPlan } from './upcoming.js';

/** A senior officials' meeting in preparation: a draft that only the secretariat sees. */
export function meetingPlan(days: { from: string; to: string }): EventPlan {
  const year = days.from.slice(0, 4);
  return {
    slug: 'senior-officials-meeting-next',
    kind: 'meeting',
    subKind: 'senior-officials-meeting',
    status: 'draft',
    title: { en: `Senior Officials Meeting of the Almaty Process, ${year}`, ru: `Совещание старших должностных лиц Алматинского процесса, ${year} год` },
    theme: {
      en: 'Progress on the priorities of the Chair; outcome of the regional forum; programme of work for the coming year',
      ru: 'Ход выполнения приоритетов Председателя; итоги регионального форума; программа работы на предстоящий год',
    },
    days,
    hours: { from: '09:00', to: '13:00' },
    zone: 'Asia/Almaty',
    mode: 'hybrid',
    joinUrl: 'https://meet.convoke.example/som',
    city: { en: 'Astana', ru: 'Астана' },
    countryIso2: 'KZ',
    venue: { en: 'Ministry of Foreign Affairs, Conference Hall 2 (to be confirmed)', ru: 'Министерство иностранных дел, конференц-зал 2 (уточняется)' },
    host: { en: 'Ministry of Foreign Affairs of the Republic of Kazakhstan', ru: 'Министерство иностранных дел Республики Казахстан' },
    capacity: 60,
    practicalInformation: {
      en: 'Delegations: a head, a deputy head and up to two advisers from each party. Observers may send two representatives. An information note follows.',
      ru: 'Состав делегаций: глава, заместитель главы и не более двух советников от каждой стороны. Наблюдатели могут направить двух представителей. Информационная записка будет направлена дополнительно.',
    },
    organisers: ['mfa-kz', 'iom', 'unhcr'],
    rooms: [
      { key: 'hall', name: { en: 'Conference Hall 2', ru: 'Конференц-зал 2' }, capacity: 80 },
    ],
    tracks: [],
    sessions: [
      { day: 0, from: '09:00', to: '09:30', kind: 'registration', title: { en: 'Registration of delegations', ru: 'Регистрация делегаций' }, room: 'hall' },
      {
        day: 0, from: '09:30', to: '10:15', kind: 'plenary', room: 'hall',
        title: { en: 'Opening and adoption of the agenda', ru: 'Открытие и утверждение повестки дня' },
        speakers: [['chair', 'akhmetova-aigerim']],
      },
      {
        day: 0, from: '10:15', to: '12:30', kind: 'plenary', room: 'hall',
        title: { en: 'Report of the Support Unit; action points of the last meeting', ru: 'Доклад Группы поддержки; выполнение решений предыдущего совещания' },
        speakers: [['speaker', 'moreau-claire'], ['speaker', 'okafor-chinedu']],
      },
      { day: 0, from: '12:30', to: '14:00', kind: 'break', title: { en: 'Lunch', ru: 'Обед' } },
      {
        day: 0, from: '14:00', to: '17:00', kind: 'plenary', room: 'hall',
        title: { en: 'Outcome of the regional forum and priorities of the Chair', ru: 'Итоги регионального форума и приоритеты Председателя' },
      },
      {
        day: 1, from: '09:00', to: '11:00', kind: 'plenary', room: 'hall',
        title: { en: 'Programme of work', ru: 'Программа работы' },
      },
      {
        day: 1, from: '11:30', to: '13:00', kind: 'plenary', room: 'hall',
        title: { en: "Chair's closing remarks", ru: 'Заключительное слово Председателя' },
        speakers: [['chair', 'akhmetova-aigerim']],
      },
    ],
  };
}
