import { Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { Allow, Me, type Actor } from '../../access/index.js';
import { OwnRegistration } from '../own/own-registration.js';
import { OwnSessionParam } from '../registration.params.js';
import { SessionSeats } from './session-seats.js';
import { OwnSessionsResponse } from './session-seats.responses.js';
import '../registration.policy.js';

/** Sessions for which a person signs up, by their personal link. */
@Controller('my/registration/sessions')
export class SessionSeatsController {
  constructor(
    private readonly own: OwnRegistration,
    private readonly seats: SessionSeats,
  ) {}

  @Get()
  @Allow('registration.own', { link: 'registration' })
  async list(@Me() me: Actor): Promise<OwnSessionsResponse> {
    const offered = await this.seats.of(await this.own.of(me));
    return { items: offered.map(({ session, capacity, taken, signedUp }) => ({ sessionId: session.id, title: session.title, startsLocal: session.startsLocal, endsLocal: session.endsLocal, room: session.room, capacity, taken, signedUp })) };
  }

  @Put(':sessionId')
  @HttpCode(200)
  @Allow('registration.own', { link: 'registration' })
  async signUp(@Me() me: Actor, @Param() at: OwnSessionParam): Promise<OwnSessionsResponse> {
    const { id, eventId } = await this.own.of(me);
    await this.seats.signUp(me, eventId, id, at.sessionId.toLowerCase());
    return this.list(me);
  }

  @Delete(':sessionId')
  @HttpCode(200)
  @Allow('registration.own', { link: 'registration' })
  async leave(@Me() me: Actor, @Param() at: OwnSessionParam): Promise<OwnSessionsResponse> {
    const { id, eventId } = await this.own.of(me);
    await this.seats.leave(me, eventId, id, at.sessionId.toLowerCase());
    return this.list(me);
  }
}
