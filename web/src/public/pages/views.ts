import type { ComponentType } from 'react';
import { AskView, PassedView, type AskData } from './delegation/AskView.js';
import { NomineesView, type NomineesData } from './delegation/NomineesView.js';
import { DelegationView, type DelegationData } from './delegation/View.js';
import { EventView, type EventData } from './event/View.js';
import { EventsView, type EventsData } from './events/View.js';
import { HomeView, type HomeData } from './home/View.js';
import { AnswerView, type AnswerData } from './invitation/AnswerView.js';
import { InvitationView, type InvitationData } from './invitation/View.js';
import { RegisterView, type RegisterData } from './register/View.js';
import { DataView, type DataData } from './registration/DataView.js';
import { LetterView, type LetterData } from './registration/LetterView.js';
import { RegistrationView, type RegistrationData } from './registration/View.js';
import { TicketView, type TicketData } from './registration/TicketView.js';
import { WithdrawView, type WithdrawData } from './registration/WithdrawView.js';
import { UnsubscribeView, type UnsubscribeData } from './unsubscribe/View.js';
import { TroubleView, type TroubleData } from './trouble/View.js';

/** What each page shows. */
export interface PageData {
  home: HomeData;
  events: EventsData;
  event: EventData;
  delegation: DelegationData;
  nominees: NomineesData;
  delegationAsk: AskData;
  delegationPassed: Parameters<typeof PassedView>[0]['data'];
  register: RegisterData;
  invitation: InvitationData;
  answer: AnswerData;
  registration: RegistrationData;
  withdraw: WithdrawData;
  letter: LetterData;
  data: DataData;
  ticket: TicketData;
  unsubscribe: UnsubscribeData;
  trouble: TroubleData;
}

export type PageName = keyof PageData;

export const views: { [N in PageName]: ComponentType<{ data: PageData[N] }> } = {
  home: HomeView,
  events: EventsView,
  event: EventView,
  delegation: DelegationView,
  nominees: NomineesView,
  delegationAsk: AskView,
  delegationPassed: PassedView,
  register: RegisterView,
  invitation: InvitationView,
  answer: AnswerView,
  registration: RegistrationView,
  withdraw: WithdrawView,
  letter: LetterView,
  data: DataView,
  ticket: TicketView,
  unsubscribe: UnsubscribeView,
  trouble: TroubleView,
};
