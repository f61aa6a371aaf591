import { definePolicy } from './guard/policy.js';

/** Who may do what about access itself. */
definePolicy({
  // The administrator alone.
  'account.manage': [],
  'token.manage': [],
  'audit.read': [],
  'account.read': ['secretariat'],
  // Who works on an event; an organiser adds and removes people of the desk alone.
  'event-staff.read': ['secretariat', 'organiser'],
  'event-staff.change': ['secretariat', 'organiser'],
  'own-account.change': ['secretariat', 'organiser', 'desk'],
  'password.choose': ['participant'],
});
