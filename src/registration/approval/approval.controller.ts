import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { Allow, Me, type Actor } from '../../access/index.js';
import { EventParam } from '../../events/index.js';
import { ReaderLocale } from '../../platform/http/index.js';
import type { Locale } from '../../platform/i18n/index.js';
import { refuse } from '../registration.errors.js';
import { RegistrationParam } from '../registration.params.js';
import { ApprovalQuery } from './approval.queries.js';
import { ApprovalSettingsRequest, DecisionRequest, FocalPointAnswerRequest } from './approval.requests.js';
import { ApprovalSettingsResponse, DecisionResponse, FocalPointAnswerResponse, ToDecideCountsResponse, ToDecidePageResponse, ToDecideResponse, UndoResponse } from './approval.responses.js';
import { DecisionParam } from './approval.params.js';
import { ApprovalSettings } from './approval-settings.js';
import { Decisions } from './decisions.js';
import { FocalPointAnswers } from './focal-points.js';
import { ApprovalQueue } from './queue.js';
import { Undo } from './undo.js';
import '../registration.policy.js';

/** Those who wait for a decision, and deciding. */
@Controller('events/:eventId')
export class ApprovalController {
  constructor(
    private readonly queue: ApprovalQueue,
    private readonly decisions: Decisions,
    private readonly undoing: Undo,
    private readonly focalPoints: FocalPointAnswers,
    private readonly settings: ApprovalSettings,
  ) {}

  @Get('registrations-to-decide')
  @Allow('registration.decide')
  list(@Me() me: Actor, @Param() at: EventParam, @Query() query: ApprovalQuery, @ReaderLocale() locale: Locale): Promise<ToDecidePageResponse> {
    return this.queue.list(me, at.eventId, query, locale);
  }

  @Get('registrations-to-decide/counts')
  @Allow('registration.decide')
  counts(@Param() at: EventParam): Promise<ToDecideCountsResponse> {
    return this.queue.counts(at.eventId);
  }

  /** With the sensitive answers that were changed after approval, for those who may read them; which is recorded. */
  @Get('registrations-to-decide/:registrationId')
  @Allow('registration.decide')
  async one(@Me() me: Actor, @Param() at: RegistrationParam, @ReaderLocale() locale: Locale): Promise<ToDecideResponse> {
    const found = await this.queue.one(me, at.eventId, at.registrationId, locale);
    if (!found) throw refuse('NOT_TO_DECIDE');
    return found;
  }

  /** Decides about one registration or many. Its letters leave in a minute, until when it can be taken back. */
  @Post('decisions')
  @Allow('registration.decide')
  decide(@Me() me: Actor, @Param() at: EventParam, @Body() { decision, words, registrations, allOrNone }: DecisionRequest): Promise<DecisionResponse> {
    if (decision !== 'approve' && !words) throw refuse('REASON_NEEDED', { field: 'words' });
    return this.decisions.decide(me, at.eventId, { kind: decision, words: decision === 'approve' ? null : (words ?? null), registrations, allOrNone: allOrNone ?? false });
  }

  /** Takes a decision back; parts of it for which something has happened since stay, and are named. */
  @Post('decisions/:decisionId/undo')
  @HttpCode(200)
  @Allow('registration.decide')
  async undo(@Me() me: Actor, @Param() at: DecisionParam): Promise<UndoResponse> {
    return { outcomes: await this.undoing.undo(me, at.eventId, at.decisionId) };
  }

  /** Keeps what the focal point told staff about somebody of their party. */
  @Put('registrations/:registrationId/focal-point-answer')
  @Allow('registration.decide')
  answer(@Me() me: Actor, @Param() at: RegistrationParam, @Body() { supported, note }: FocalPointAnswerRequest): Promise<FocalPointAnswerResponse> {
    return this.focalPoints.answer(me, at.eventId, at.registrationId, { supported, note: note ?? null, partyId: null });
  }

  @Get('approval-settings')
  @Allow('registration.read')
  readSettings(@Param() at: EventParam): Promise<ApprovalSettingsResponse> {
    return this.settings.of(at.eventId);
  }

  /** Whether the focal point speaks before the secretariat decides. */
  @Put('approval-settings')
  @Allow('registration.configure')
  changeSettings(@Me() me: Actor, @Param() at: EventParam, @Body() body: ApprovalSettingsRequest): Promise<ApprovalSettingsResponse> {
    return this.settings.change(me, at.eventId, body);
  }
}
