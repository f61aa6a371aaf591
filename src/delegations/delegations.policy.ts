import { definePolicy } from '../access/index.js';

/** Who may do what with delegations. Focal points act by their own link alone. */
definePolicy({
  'delegation.read': ['secretariat', 'organiser'],
  'delegation.open': ['secretariat', 'organiser'],
  'delegation.change': ['secretariat', 'organiser'],
  'delegation.decide': ['secretariat', 'organiser'],
  'delegation.own': ['participant'],
});
