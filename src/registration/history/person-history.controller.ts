import { Controller, Get, Param } from '@nestjs/common';
import { Allow, Me, type Actor } from '../../access/index.js';
import { PersonHistory } from './person-history.js';
import { PersonOfParam } from './person-history.params.js';
import { PersonHistoryResponse } from './person-history.responses.js';
import '../registration.policy.js';

/** What a person was across events: for those who work for the whole installation, not for the organiser of one event. */
@Controller('people/:personId/registrations')
export class PersonHistoryController {
  constructor(private readonly history: PersonHistory) {}

  /** Events for which somebody is or was registered, with how it ended. */
  @Get()
  @Allow('registration.read')
  async list(@Me() me: Actor, @Param() at: PersonOfParam): Promise<PersonHistoryResponse> {
    return { items: await this.history.of(me, at.personId), next: null };
  }
}
