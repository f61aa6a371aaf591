import { definePolicy } from '../access/index.js';

/** Who may see what was sent, and have it sent again. */
definePolicy({
  'message.read': ['secretariat', 'organiser'],
  'message.retry': ['secretariat', 'organiser'],
  'message.read-all': ['secretariat'],
  'message.retry-all': ['secretariat'],
  'message.unsubscribe': ['participant'],
});
