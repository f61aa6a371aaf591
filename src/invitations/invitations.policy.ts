import { definePolicy } from '../access/index.js';

/** Who may invite, and who may answer. The invited answer by their own link alone. */
definePolicy({
  'invitation.read': ['secretariat', 'organiser'],
  'invitation.send': ['secretariat', 'organiser'],
  'invitation.change': ['secretariat', 'organiser'],
  'invitation.record-answer': ['secretariat', 'organiser'],
  'invitation.own': ['participant'],
});
