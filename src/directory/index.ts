export { DirectoryModule } from './directory.module.js';
export { displayName, foldName, IsPersonName } from './names/index.js';
export { searchOf as institutionSearch } from './institutions/institutions.service.js';
export { searchColumns as personSearch } from './people/people.rows.js';
export { Parties } from './parties/parties.js';
export { FOCAL_POINT_RANKS, PARTY_STATUSES, type FocalPointOn, type FocalPointRank, type PartyOn, type PartyStatus } from './parties/party.js';
export { People } from './people/people.js';
export { SEXES, type Names, type OtherContact, type OtherScripts, type PersonCard, type PersonInput, type Sex } from './people/person.js';
export { States, type StateForm, type StateName, type StateNames } from './states/states.js';
