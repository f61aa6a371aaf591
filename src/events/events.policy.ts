import { definePolicy } from '../access/index.js';

// Who may do what with events. Organisers and people of the desk see the events for which they hold that role, and no others.
definePolicy({
  'event.read': ['secretariat', 'organiser', 'desk'],
  'event.create': ['secretariat'],
  'event.change': ['secretariat', 'organiser'],
  'event.history': ['secretariat', 'organiser'],
  // Whoever copies an event makes a new one.
  'event.copy': ['secretariat'],
  'event.delete': ['secretariat'],
  'today.read': ['secretariat', 'organiser', 'desk'],
});
