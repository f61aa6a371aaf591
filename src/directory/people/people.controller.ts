import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { Allow, Me, type Actor } from '../../access/index.js';
import { IfMatch } from '../../platform/http/index.js';
import { seesParticulars } from '../directory.policy.js';
import { PersonParam } from './people.params.js';
import { PeopleQuery } from './people.queries.js';
import { PersonChangeRequest, PersonRequest, PositionRequest } from './people.requests.js';
import { PeopleResponse, PersonResponse, PersonSummaryResponse } from './people.responses.js';
import { PeopleService } from './people.service.js';

@Controller('people')
export class PeopleController {
  constructor(private readonly people: PeopleService) {}

  /** People by name, or by how well they fit what is searched for. */
  @Get()
  @Allow('person.read', { anyEvent: true })
  async list(@Me() me: Actor, @Query() query: PeopleQuery): Promise<PeopleResponse> {
    const page = await this.people.list(me, query);
    return { items: page.items.map((card) => PersonSummaryResponse.from(card)), next: page.next };
  }

  /** Adds a person. */
  @Post()
  @Allow('person.change')
  async create(@Me() me: Actor, @Body() form: PersonRequest): Promise<PersonResponse> {
    return PersonResponse.from(await this.people.create(me, form));
  }

  /** What the directory knows of a person. */
  @Get(':personId')
  @Allow('person.read', { anyEvent: true })
  async view(@Me() me: Actor, @Param() at: PersonParam): Promise<PersonResponse> {
    return PersonResponse.from(await this.people.view(me, at.personId), seesParticulars(me));
  }

  /** Changes a person. */
  @Patch(':personId')
  @Allow('person.change')
  async change(@Me() me: Actor, @Param() at: PersonParam, @IfMatch() version: number, @Body() form: PersonChangeRequest): Promise<PersonResponse> {
    return PersonResponse.from(await this.people.change(me, at.personId, version, form));
  }

  /** Adds a position that the person holds or held. */
  @Post(':personId/positions')
  @HttpCode(201)
  @Allow('person.change')
  async addPosition(@Me() me: Actor, @Param() at: PersonParam, @Body() form: PositionRequest): Promise<PersonResponse> {
    return PersonResponse.from(await this.people.addPosition(me, at.personId, form));
  }
}
