export { Invitations } from './invitations.js';
export { InvitationsModule } from './invitations.module.js';
