export { Invitations } from './invitations.js';
export { letterLanguage, type LetterLanguage } from './letter/letter-language.js';
export { letterWords, SAMPLE_WORDS, type AroundLetter } from './letter/letter-words.js';
export { deadlineOf, movedDeadline, type Deadline } from './sending/deadline.rules.js';
export { InvitationsModule } from './invitations.module.js';
