import { brokenConstraint } from '../platform/database/index.js';
import { refusals, type Refusal } from '../platform/http/index.js';

/** Why the directory refuses. */
export const refuse = refusals({
  PERSON_NOT_FOUND: { status: 404, en: 'There is no such person in the directory.', ru: 'Такого человека в справочнике нет.' },
  INSTITUTION_NOT_FOUND: { status: 404, en: 'There is no such institution in the directory.', ru: 'Такого учреждения в справочнике нет.' },
  PROCESS_NOT_FOUND: { status: 404, en: 'There is no such process.', ru: 'Такого процесса нет.' },
  PARTY_NOT_FOUND: { status: 404, en: 'There is no such party.', ru: 'Такой стороны нет.' },
  TERM_NOT_FOUND: { status: 404, en: 'There is no such term.', ru: 'Такого срока нет.' },
  FOCAL_POINT_NOT_FOUND: { status: 404, en: 'There is no such focal point.', ru: 'Такого координатора нет.' },
  PERSON_EXISTS: {
    status: 409,
    en: 'A person of this name with this email address is in the directory already. Open that entry instead.',
    ru: 'Человек с этим именем и этим адресом уже есть в справочнике. Откройте его запись.',
  },
  PERSON_MERGED: { status: 409, en: 'This entry was joined to another one of the same person. Open that entry instead.', ru: 'Эта запись объединена с другой записью о том же человеке. Откройте ту запись.' },
  MERGE_NOT_FOUND: { status: 404, en: 'There is no such merge of this entry.', ru: 'Такого объединения у этой записи нет.' },
  MERGE_WITH_ITSELF: { status: 422, en: 'An entry cannot be joined to itself. Choose another one.', ru: 'Запись нельзя объединить с самой собой. Выберите другую.' },
  MERGE_DESIGNATIONS_OVERLAP: {
    status: 409,
    en: 'Both are focal points of the same party in the same days. End one of the designations first.',
    ru: 'Оба назначены координаторами одной стороны в одни и те же дни. Сначала завершите одно из назначений.',
  },
  MERGE_UNDO_LATER: { status: 409, en: 'The entry that was kept has itself been joined to another one since. Undo that merge first.', ru: 'Сохранённая запись позже сама была объединена с другой. Сначала отмените то объединение.' },
  MERGE_UNDO_FIELDS: { status: 409, en: 'These fields were changed since the merge, and what was changed would be lost: {fields}.', ru: 'После объединения эти поля изменены, и изменения были бы утеряны: {fields}.' },
  ACRONYM_TAKEN: { status: 409, en: 'Another process has this acronym.', ru: 'Эта аббревиатура уже занята другим процессом.' },
  PARTY_EXISTS: { status: 409, en: 'It is a party of this process already. Add a status to it instead.', ru: 'Эта сторона уже есть в процессе. Добавьте ей статус.' },
  STATUS_OVERLAPS: {
    status: 409,
    en: 'The party has another status in these days. End that one first, or choose later days.',
    ru: 'В эти дни у стороны уже есть другой статус. Сначала завершите его или выберите более поздние даты.',
  },
  CHAIR_TERM_OVERLAPS: {
    status: 409,
    en: 'Another party chairs the process in these days. End that term first, or choose later days.',
    ru: 'В эти дни в процессе уже председательствует другая сторона. Сначала завершите её срок или выберите более поздние даты.',
  },
  PRINCIPAL_OVERLAPS: {
    status: 409,
    en: 'There is another principal focal point in these days. End that designation first, or name this person as an alternate.',
    ru: 'В эти дни уже назначен другой основной координатор. Сначала завершите его назначение или назначьте этого человека заместителем.',
  },
  FOCAL_POINT_TWICE: { status: 409, en: 'This person is a focal point here in these days already.', ru: 'В эти дни этот человек уже назначен здесь координатором.' },
  PARENT_IN_CIRCLE: { status: 409, en: 'An institution cannot be part of itself. Choose another parent.', ru: 'Учреждение не может входить само в себя. Выберите другое вышестоящее.' },
  DATES_REVERSED: { status: 422, en: 'The last day lies before the first.', ru: 'Последний день раньше первого.' },
  BIRTH_DATE_AHEAD: { status: 422, en: 'The date of birth lies ahead or too far back.', ru: 'Дата рождения в будущем или слишком далеко в прошлом.' },
  PARTY_IS_ONE: { status: 422, en: 'Name either a State or an institution.', ru: 'Укажите либо государство, либо учреждение.' },
  FOCAL_POINT_FOR_ONE: { status: 422, en: 'Name either a party or an institution.', ru: 'Укажите либо сторону, либо учреждение.' },
  POSITION_EMPTY: { status: 422, en: 'Name an institution or a position.', ru: 'Укажите учреждение или должность.' },
  INSTITUTION_TWICE: {
    status: 422,
    en: 'Choose an institution of the directory or write the name of another, not both.',
    ru: 'Выберите учреждение из справочника или напишите название другого, но не то и другое сразу.',
  },
  STATE_UNKNOWN: { status: 422, en: 'There is no State with this code.', ru: 'Государства с таким кодом нет.' },
  INSTITUTION_UNKNOWN: { status: 422, en: 'There is no such institution in the directory.', ru: 'Такого учреждения в справочнике нет.' },
  PERSON_UNKNOWN: { status: 422, en: 'There is no such person in the directory.', ru: 'Такого человека в справочнике нет.' },
  PARTY_UNKNOWN: { status: 422, en: 'There is no such party in this process.', ru: 'Такой стороны в этом процессе нет.' },
});

type Code = Parameters<typeof refuse>[0];

/** What breaking each constraint means, for the loser of a race and for ids that lead nowhere. */
const meanings: Readonly<Record<string, { code: Code; field: string }>> = {
  process_acronym: { code: 'ACRONYM_TAKEN', field: 'acronym' },
  party_state: { code: 'PARTY_EXISTS', field: 'stateIso2' },
  party_institution: { code: 'PARTY_EXISTS', field: 'institutionId' },
  party_state_iso2_fkey: { code: 'STATE_UNKNOWN', field: 'stateIso2' },
  party_institution_id_fkey: { code: 'INSTITUTION_UNKNOWN', field: 'institutionId' },
  party_status_one_at_a_time: { code: 'STATUS_OVERLAPS', field: 'from' },
  chair_term_one_at_a_time: { code: 'CHAIR_TERM_OVERLAPS', field: 'from' },
  chair_term_party: { code: 'PARTY_UNKNOWN', field: 'partyId' },
  focal_point_one_principal: { code: 'PRINCIPAL_OVERLAPS', field: 'from' },
  focal_point_person_once: { code: 'FOCAL_POINT_TWICE', field: 'personId' },
  focal_point_person_id_fkey: { code: 'PERSON_UNKNOWN', field: 'personId' },
  focal_point_party_id_fkey: { code: 'PARTY_UNKNOWN', field: 'partyId' },
  focal_point_institution_id_fkey: { code: 'INSTITUTION_UNKNOWN', field: 'institutionId' },
  institution_state_iso2_fkey: { code: 'STATE_UNKNOWN', field: 'stateIso2' },
  institution_parent_id_fkey: { code: 'INSTITUTION_UNKNOWN', field: 'parentId' },
  institution_not_its_own_parent: { code: 'PARENT_IN_CIRCLE', field: 'parentId' },
  person_state_iso2_fkey: { code: 'STATE_UNKNOWN', field: 'stateIso2' },
  position_institution_id_fkey: { code: 'INSTITUTION_UNKNOWN', field: 'institutionId' },
};

/** Runs a use case; a constraint that it breaks becomes the refusal that it means, everything else is thrown on. */
export async function refusing<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw refusalOf(error) ?? error;
  }
}

function refusalOf(error: unknown): Refusal | null {
  const meaning = meanings[brokenConstraint(error) ?? ''];
  return meaning ? refuse(meaning.code, { field: meaning.field }) : null;
}
