import { defineMessageKind } from '../messages/index.js';

/** The letter of invitation, with a personal link. An unknown fate is resolved by sending it once more under the same Message-ID. */
export const invitationLetter = defineMessageKind({
  name: 'invitation',
  purpose: 'invitation',
  required: true,
  whenUnknown: 'resend',
  letters: new URL('./letters/', import.meta.url),
  sample: {
    name: 'Aigerim Akhmetova',
    party: 'Kazakhstan',
    event: 'Regional Forum on Migration Data',
    theme: 'From data to protection',
    when: '22–24 September 2026, from 09:00 (Almaty time)',
    where: 'Almaty, Kazakhstan',
    answerBy: '1 September 2026, 18:00 (Almaty time)',
    link: 'https://events.example.org/invitation/secret',
  },
});
