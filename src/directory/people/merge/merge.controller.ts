import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Allow, Me, type Actor } from '../../../access/index.js';
import { PersonParam } from '../people.params.js';
import { PersonResponse } from '../people.responses.js';
import { MergeParam, MergeQuery, MergeRequest } from './merge.requests.js';
import { MergePreviewResponse, PersonMergeResponse, PersonMergesResponse } from './merge.responses.js';
import { Merges } from './merges.js';

/** Entries of the directory that are one human. */
@Controller('people/:personId')
export class MergeController {
  constructor(private readonly merges: Merges) {}

  /** This entry and another one side by side, and what would go over to this one. */
  @Get('merge-preview')
  @Allow('person.merge')
  async preview(@Me() me: Actor, @Param() at: PersonParam, @Query() query: MergeQuery): Promise<MergePreviewResponse> {
    const { kept, other, ...outlook } = await this.merges.preview(me, { keptId: at.personId, otherId: query.with });
    return { kept: PersonResponse.from(kept), other: PersonResponse.from(other), ...outlook };
  }

  @Get('merges')
  @Allow('person.merge')
  async list(@Param() at: PersonParam): Promise<PersonMergesResponse> {
    return { items: await this.merges.list(at.personId) };
  }

  /** Keeps this entry; the other one points to it, and all that is known by it goes over. Can be undone. */
  @Post('merges')
  @Allow('person.merge')
  merge(@Me() me: Actor, @Param() at: PersonParam, @Body() body: MergeRequest): Promise<PersonMergeResponse> {
    return this.merges.merge(me, at.personId, body);
  }

  /** Makes two entries of one again. */
  @Post('merges/:mergeId/undo')
  @HttpCode(200)
  @Allow('person.merge')
  undo(@Me() me: Actor, @Param() at: MergeParam): Promise<PersonMergeResponse> {
    return this.merges.undo(me, at.personId, at.mergeId);
  }
}
