export { Invitations } from './invitations.js';
export { letterLanguage, salutation, type LetterLanguage } from './letter/salutation.js';
export { InvitationsModule } from './invitations.module.js';
