import type { PageHandler } from '../page.js';
import { delegation } from './delegation/load.js';
import { event } from './event/load.js';
import { events } from './events/load.js';
import { home } from './home/load.js';
import { accept, decline, invitation, substitute } from './invitation/load.js';
import { register } from './register/load.js';
import { resume } from './register/resume.js';
import { complete } from './registration/complete.js';
import { changeAnswers } from './registration/change.js';
import { ownData, ownLetter } from './registration/records.js';
import { registration, ticket } from './registration/load.js';
import { unsubscribe } from './unsubscribe/load.js';

/** Every address of the public face. */
export const handlers: readonly PageHandler[] = [home, delegation, events, event, register, resume, invitation, accept, decline, substitute, registration, complete, changeAnswers, ownData, ownLetter, ticket, unsubscribe];
