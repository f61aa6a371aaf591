import { foldName } from './fold.js';
import { foldings, soundOf } from './search.js';

/** How alike a word must be to count as a misspelling of another: share of trigrams, 0 to 1. 'ahmetav' and 'ahmetov' share half of theirs. */
export const LIKENESS = 0.45;

/** At most so many words of a query are looked for; more only narrow what is narrow already. */
const MOST_WORDS = 5;

/** A search as SQL: `matches` is a condition, `score` from 0 to 1 tells how well a row fits; both use the parameters from `$first` on. */
export interface NameSearch {
  matches: string;
  score: string;
  parameters: string[];
}

/**
 * Looks for every word of a query in a column of folded words (`search`) and, where there is one, in a column of their sounds. A word counts when it is
 * found whole, as a beginning, inside, misspelt, or by its sound. null when nothing in the query can be looked for.
 * The caller sets `pg_trgm.strict_word_similarity_threshold` to LIKENESS for its transaction.
 */
export function nameSearch(query: string, columns: { search: string; sounds?: string }, first: number): NameSearch | null {
  const [readings = [], others = []] = foldings(query).map((folded) => folded.split(' ').filter(Boolean));
  if (readings.length === 0) return null;
  const parameters: string[] = [];
  const bind = (value: string): string => `$${first + parameters.push(value) - 1}`;
  const words = readings.slice(0, MOST_WORDS).map((word, place) => [...new Set([word, others.length === readings.length ? (others[place] ?? word) : word])].map((reading) => looksFor(reading, columns, bind)));
  return {
    matches: words.map((ways) => `(${ways.map((way) => way.matches).join(' OR ')})`).join(' AND '),
    score: `(${words.map((ways) => `greatest(${ways.map((way) => way.score).join(', ')})`).join(' + ')}) / ${words.length}`,
    parameters,
  };
}

/**
 * What a column of folded words must be `LIKE ALL` of to hold every word of a query, in whatever order it is typed; nothing for an empty query, which all rows fit.
 * For lists that are narrowed while one types; to find somebody misspelt there is `nameSearch`.
 */
export function wordPatterns(query: string): string[] {
  // A folded word holds letters and digits only, so nothing in it means anything to LIKE.
  return foldName(query).split(' ').filter((word) => word !== '').map((word) => `%${word}%`);
}

function looksFor(word: string, { search, sounds }: { search: string; sounds?: string }, bind: (value: string) => string): { matches: string; score: string } {
  // A folded word holds letters and digits only, so nothing in it means anything to LIKE.
  const p = bind(word);
  const sound = soundOf(word);
  const bySound = sounds && sound.length > 1 ? `${sounds} @> ARRAY[${bind(sound)}]` : null;
  const inside = word.length < 3 ? `' ' || ${search} LIKE '% ' || ${p} || '%'` : `${search} LIKE '%' || ${p} || '%'`;
  return {
    matches: [inside, `${p} <<% ${search}`, ...(bySound ? [bySound] : [])].join(' OR '),
    score: `CASE WHEN ' ' || ${search} || ' ' LIKE '% ' || ${p} || ' %' THEN 1 WHEN ' ' || ${search} LIKE '% ' || ${p} || '%' THEN 0.95
      ELSE greatest(0.9 * strict_word_similarity(${p}, ${search}), ${bySound ? `CASE WHEN ${bySound} THEN 0.5 ELSE 0 END` : '0'}) END`,
  };
}
