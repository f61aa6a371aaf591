export { defineMessageKind, messageKinds, type MessageKind } from './kind.js';
export { Composer, Composes, type Attachment, type CalendarPart, type Composition, type Mailbox, type MessageRef } from './composer.js';
export { Messages, type Letter } from './messages.js';
export { MessageStates, type TroubledMessages } from './message-states.js';
export { unreachable, UNREACHABLE, type Unreachable } from './reach.js';
export { LetterPreview } from './letter-preview.js';
export { SentLetters, type SentLetterText } from './sent-letters.js';
export { stands } from './stands.js';
export { MessagesModule } from './messages.module.js';
