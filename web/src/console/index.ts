/** What a page of the console builds with. */
export { defineArea } from './area.js';
export { api, ifMatch, isVersionChanged, onceKey, ProblemError, unwrap } from './api.js';
export { useAddress, useParam } from './navigation.js';
export { DataTable, type Chip, type Column, type Selection } from './parts/DataTable.js';
export { LetterView, type Letter } from './parts/LetterView.js';
export { InstitutionSearch, PersonSearch, type FoundPerson } from './parts/DirectorySearch.js';
export { usePagedList, type PagedList, type Part } from './parts/paged-list.js';
export { useFieldFaults, type FieldFaults } from './parts/field-faults.js';
export { done, doneUndoable, refused } from './parts/notices.js';
export { Page } from './parts/Page.js';
export { Views } from './parts/Views.js';
export { SidePanel } from './parts/SidePanel.js';
export { WhyNotSent } from './parts/WhyNotSent.js';
export { meQuery, useCan } from './session.js';
export { eventQuery } from './shell/EventFrame.js';
export { Trouble } from './shell/states.js';
export { textsOf, useLocale } from '../texts/LocaleContext.js';
export { textIn, type Locale, type LocalisedText } from '../texts/texts.js';
