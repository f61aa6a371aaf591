import { definePolicy } from '../access/index.js';

definePolicy({
  // Whoever fills in a form may not be known yet. An upload does nothing until a room attaches it, by its own policy.
  'file.upload': ['public'],
});
