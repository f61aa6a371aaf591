export { DirectoryModule } from './directory.module.js';
export { displayName, foldName } from './names/index.js';
export { Parties } from './parties/parties.js';
export { FOCAL_POINT_RANKS, PARTY_STATUSES, type FocalPointOn, type FocalPointRank, type PartyOn, type PartyStatus } from './parties/party.js';
export { People } from './people/people.js';
export { SEXES, type Names, type OtherContact, type OtherScripts, type PersonCard, type PersonInput, type Sex } from './people/person.js';
export { States, type StateForm, type StateName, type StateNames } from './states/states.js';
