import { Body, Controller, Param, Post } from '@nestjs/common';
import { Allow, Links, Me, type Actor } from '../access/index.js';
import { Events } from '../events/index.js';
import { Sql } from '../platform/database/index.js';
import { personInputOf } from './person-input.js';
import { SlugParam } from './registration.params.js';
import { RegisterRequest } from './registration.requests.js';
import { SubmittedResponse } from './registration.responses.js';
import { Registrations } from './registrations.js';
import './registration.policy.js';

/** The link told in the answer to a registration holds until so many days after the event. */
const LINK_DAYS = 120;

/** Registering as one of the public. */
@Controller('public/events/:slug/registrations')
export class PublicRegistrationController {
  constructor(
    private readonly sql: Sql,
    private readonly events: Events,
    private readonly links: Links,
    private readonly registrations: Registrations,
  ) {}

  @Post()
  @Allow('registration.submit')
  async register(@Me() me: Actor, @Param() at: SlugParam, @Body() body: RegisterRequest): Promise<SubmittedResponse> {
    const event = await this.events.bySlug(at.slug);
    const { category, answers = {}, consents, locale } = body;
    const made = await this.registrations.submit(me, { eventId: event.id, person: personInputOf(body.person, locale), category, answers, consents, locale, channel: 'public' });
    const expiresAt = new Date(event.endsAt.getTime() + LINK_DAYS * 86_400_000);
    const token = await this.sql.transaction((tx) => this.links.mint(tx, { purpose: 'registration', subjectId: made.id, eventId: event.id, expiresAt }));
    return { id: made.id, status: made.status, place: made.place, token };
  }
}
