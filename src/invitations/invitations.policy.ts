import { definePolicy } from '../access/index.js';

definePolicy({
  'invitation.read': ['secretariat', 'organiser'],
  'invitation.send': ['secretariat', 'organiser'],
  'invitation.own': ['participant'],
});
