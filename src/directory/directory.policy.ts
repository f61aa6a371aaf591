import { definePolicy } from '../access/index.js';

/** Who may read and change the directory. People of an event's desk, participants and donors read none of it. */
definePolicy({
  'directory.read': ['secretariat', 'organiser'],
  'directory.change': ['secretariat'],
  'person.read': ['secretariat', 'organiser'],
  'person.change': ['secretariat'],
});
