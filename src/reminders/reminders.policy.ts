import { definePolicy } from '../access/index.js';

/** Who may see and set when people are reminded; `reminder.recipients` shows names. */
definePolicy({
  'reminder.read': ['secretariat', 'organiser'],
  'reminder.change': ['secretariat', 'organiser'],
  'reminder.recipients': ['secretariat', 'organiser'],
});
