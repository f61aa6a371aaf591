import { definePolicy } from '../access/index.js';

/** Who may see what was sent, and have it sent again, and say that nothing more is to be done. */
definePolicy({
  'message.read': ['secretariat', 'organiser'],
  'message.retry': ['secretariat', 'organiser'],
  'message.read-all': ['secretariat'],
  'message.retry-all': ['secretariat'],
  'message.settle': ['secretariat', 'organiser'],
  'message.settle-all': ['secretariat'],
  'message.unsubscribe': ['participant'],
});
