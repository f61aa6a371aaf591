import { definePolicy } from '../access/index.js';

/** Who may do what at the door and with the list of who came. */
definePolicy({
  'attendance.read': ['secretariat', 'organiser'],
  'attendance.export': ['secretariat', 'organiser'],
  'attendance.check-in': ['secretariat', 'organiser', 'desk'],
  'desk.manage': ['secretariat', 'organiser'],
  // A paired device, for its own event.
  'door.work': ['desk'],
  'ticket.own': ['participant'],
  // The administrator alone.
  'ticket-key.manage': [],
});
