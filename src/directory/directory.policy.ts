import { definePolicy, rolesOf, type Actor } from '../access/index.js';

/** Who may read and change the directory. People of an event's desk, participants and donors read none of it. */
definePolicy({
  'directory.read': ['secretariat', 'organiser'],
  'directory.change': ['secretariat'],
  'person.read': ['secretariat', 'organiser'],
  'person.change': ['secretariat'],
  'person.merge': ['secretariat'],
});

/** Whether somebody keeps the directory, and so sees dates of birth, telephones and further contacts. An organiser of one event finds people to invite, and needs none of these. */
export function seesParticulars(actor: Actor): boolean {
  const held = rolesOf(actor, null);
  return held.has('secretariat') || held.has('administrator');
}
