export { displayName, otherNames } from './display.js';
export { IsPersonName } from './is-person-name.js';
export { foldName } from './fold.js';
export { identityKeys, searchText, soundsIn } from './search.js';
export { LIKENESS, nameSearch, wordPatterns, type NameSearch } from './search.sql.js';
