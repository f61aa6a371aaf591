import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/index.js';
import { EventsModule } from '../events/index.js';
import { ReadableAnswers } from './answers.js';
import { ApprovalController } from './approval/approval.controller.js';
import { ApprovalSettings } from './approval/approval-settings.js';
import { Decisions } from './approval/decisions.js';
import { FocalPointAnswers } from './approval/focal-points.js';
import { Questions } from './approval/questions.js';
import { ApprovalQueue } from './approval/queue.js';
import { Reapprovals } from './approval/reapprovals.js';
import { Undo } from './approval/undo.js';
import { RegistrationAttention } from './attention.js';
import { RegistrationController } from './desk/registration.controller.js';
import { RegistrationDesk } from './desk/registration-desk.js';
import { DataController } from './data/data.controller.js';
import { DataRequests } from './data/data-requests.js';
import { DataRequestsAttention } from './data/data-requests.attention.js';
import { OwnRecords } from './data/own-records.js';
import { DraftComposer } from './drafts/draft.composer.js';
import { DraftsController } from './drafts/drafts.controller.js';
import { Drafts } from './drafts/drafts.js';
import { Later } from './drafts/later.js';
import { EventJoins } from './event-joins.js';
import { AnswerFiles } from './form/answer-files.js';
import { ChoicePlaces } from './form/choice-places.js';
import { AnswerErasure } from './form/erasure.js';
import { FormController } from './form/form.controller.js';
import { Forms } from './form/forms.js';
import { FormTemplates } from './form/templates/form-templates.js';
import { FormTemplatesController } from './form/templates/form-templates.controller.js';
import { Steps } from './life/steps.js';
import { PersonHistory } from './history/person-history.js';
import { PersonHistoryController } from './history/person-history.controller.js';
import { RegistrationMerging } from './merging/registration-merging.js';
import { RegistrationMoments } from './moments.js';
import { Nominations } from './nomination/nominations.js';
import { Answering } from './own/answering.js';
import { Changes } from './own/changes.js';
import { Completion } from './own/completion.js';
import { OwnRegistration } from './own/own-registration.js';
import { OwnRegistrationController } from './own/own-registration.controller.js';
import { PublicRegistrationController } from './public.controller.js';
import { RegistrationComposer } from './registration.composer.js';
import { Registrations } from './registrations.js';
import { SealedAnswers } from './sealed-answers.js';
import { Funding } from './quotas/funding.js';
import { QuotasAttention } from './quotas/quotas.attention.js';
import { QuotasController } from './quotas/quotas.controller.js';
import { Quotas } from './quotas/quotas.js';
import { QuotaViews } from './quotas/quotas.views.js';
import { Standings } from './quotas/standings.js';
import { Ledger, LedgerLock } from './seats/ledger.js';
import { Offering } from './seats/offering.js';
import { Reconciliation } from './seats/reconciliation.js';
import { SessionSeatsController } from './sessions/session-seats.controller.js';
import { SessionSeats } from './sessions/session-seats.js';
import { SettingsController } from './settings/settings.controller.js';
import { Settings } from './settings/settings.js';
import { Submission } from './submission/submission.js';
import { SubmissionDesk } from './submission/submission.desk.js';
import { SubmissionPeople } from './submission/submission.people.js';
import { SubmissionWriter } from './submission/submission.writer.js';
import { TicketPrinters } from './ticket-printers.js';
import { WaitingListController } from './waiting/waiting-list.controller.js';
import { WaitingList } from './waiting/waiting-list.js';

const drafts = [DraftComposer, Drafts, Later];
const data = [DataRequests, DataRequestsAttention, OwnRecords];
const seats = [Funding, Ledger, LedgerLock, Offering, Quotas, QuotasAttention, QuotaViews, Reconciliation, SessionSeats, Standings, WaitingList];
const submission = [Nominations, Submission, SubmissionDesk, SubmissionPeople, SubmissionWriter];
const approval = [ApprovalQueue, ApprovalSettings, Decisions, FocalPointAnswers, Questions, Reapprovals, Undo];
const answers = [AnswerErasure, AnswerFiles, Answering, ChoicePlaces, Forms, FormTemplates, ReadableAnswers, SealedAnswers];
const pages = [Changes, Completion, OwnRegistration, PersonHistory, RegistrationAttention, RegistrationComposer, RegistrationDesk];

/** Forms, registrations, seats and the waiting list. */
@Module({
  imports: [DirectoryModule, EventsModule],
  controllers: [ApprovalController, DataController, DraftsController, FormController, FormTemplatesController, OwnRegistrationController, PersonHistoryController, PublicRegistrationController, QuotasController, RegistrationController, SessionSeatsController, SettingsController, WaitingListController],
  providers: [...approval, ...seats, ...submission, ...answers, ...drafts, ...data, ...pages, EventJoins, RegistrationMerging, RegistrationMoments, Registrations, Settings, Steps, TicketPrinters],
  exports: [Drafts, FocalPointAnswers, Nominations, Reconciliation, RegistrationMoments, Registrations, Settings, Standings, TicketPrinters],
})
export class RegistrationModule {}
