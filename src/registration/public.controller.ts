import { Body, Controller, Param, Post } from '@nestjs/common';
import { Allow, Me, type Actor } from '../access/index.js';
import { personInputOf } from './person-input.js';
import { SlugParam } from './registration.params.js';
import { RegisterRequest } from './registration.requests.js';
import { SubmittedResponse } from './registration.responses.js';
import { Submission } from './submission/submission.js';
import './registration.policy.js';

/** Registering as one of the public. */
@Controller('public/events/:slug/registrations')
export class PublicRegistrationController {
  constructor(private readonly submission: Submission) {}

  /** Answers where the person stands, and the token of the link to their own page. Repeat it with the same `Idempotency-Key` when the answer was lost. */
  @Post()
  @Allow('registration.submit')
  async register(@Me() me: Actor, @Param() at: SlugParam, @Body() body: RegisterRequest): Promise<SubmittedResponse> {
    const { category, answers = {}, consents, locale } = body;
    const { id, status, place, token } = await this.submission.submitAt(me, at.slug, { person: personInputOf(body.person, locale), category, answers, consents, locale, channel: 'public' });
    return { id, status, place, token };
  }
}
