/** What two entries of the directory have in common. */
export interface InCommon {
  /** The same folded names in some script, in whatever order of the words. */
  name: boolean;
  /** Some word of a name, folded. */
  word: boolean;
  /** Null while one of the dates is not known. */
  birthDate: boolean | null;
  mailbox: boolean;
}

/** How much two entries look like one human. `hint` is worth a glance and no more. */
export type Likeness = 'likely' | 'possible' | 'hint';

/**
 * How much two entries look like one human; null when they do not. Several people may share one office mailbox, so that an address by itself is a hint and never
 * identity. Many were born on one day: a date counts with some word of the name. Two of one name who were born on different days are namesakes.
 */
export function likenessOf({ name, word, birthDate, mailbox }: InCommon): Likeness | null {
  const born = birthDate === true && word;
  if (name && birthDate === false) return 'hint';
  if ((name && (born || mailbox)) || (born && mailbox)) return 'likely';
  if (name || born) return 'possible';
  return mailbox ? 'hint' : null;
}

/** True in SQL for a person (alias `of`) whom somebody else in the directory looks like: `likely` or `possible`, as `likenessOf` has it. */
export function looksLikeAnother(of: string): string {
  const other = `other.id <> ${of}.id AND other.merged_into IS NULL`;
  const words = (who: string): string => `string_to_array(${who}.search, ' ')`;
  return `(EXISTS (SELECT FROM person AS other WHERE other.name_keys && ${of}.name_keys AND ${other} AND (other.birth_date = ${of}.birth_date) IS NOT FALSE)
        OR EXISTS (SELECT FROM person AS other WHERE other.birth_date = ${of}.birth_date AND ${other} AND ${words('other')} && ${words(of)}))`;
}
