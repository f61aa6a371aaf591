import { defineMessageKind } from '../../messages/index.js';

/** Leads back to a form that somebody has begun. */
export const draftLater = defineMessageKind({
  name: 'registration-draft',
  purpose: 'event',
  required: true,
  whenUnknown: 'resend',
  letters: new URL('../letters/', import.meta.url),
  sample: {
    event: 'Regional Forum on Migration Data',
    link: 'https://events.example.org/resume/secret',
    sender: 'Secretariat of the Almaty Process',
  },
});
