import { definePolicy } from '../access/index.js';

/** Who may do what with registrations. */
definePolicy({
  'registration.read': ['secretariat', 'organiser'],
  // Asked where a registration is opened, besides `registration.read`.
  'registration.read-sensitive': ['secretariat', 'organiser'],
  // Answers that an organiser of the form keeps for the secretariat.
  'registration.read-confidential': ['secretariat'],
  'registration.create': ['secretariat', 'organiser'],
  'registration.decide': ['secretariat', 'organiser'],
  'form-template.read': ['secretariat', 'organiser'],
  'form-template.change': ['secretariat'],
  'registration.configure': ['secretariat', 'organiser'],
  'registration.submit': ['public'],
  'registration.form': ['public'],
  'registration.own': ['participant'],
  'registration.draft': ['participant'],
  // Requests of people about their own data.
  'data-request.settle': ['secretariat'],
});
