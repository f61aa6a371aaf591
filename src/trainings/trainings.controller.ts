import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { Allow, Me, type Actor } from '../access/index.js';
import { EventParam } from '../events/index.js';
import { IfMatch } from '../platform/http/index.js';
import { TrainingRequest } from './trainings.requests.js';
import { TrainingResponse } from './trainings.responses.js';
import { Trainings } from './trainings.service.js';

@Controller('events/:eventId/training')
export class TrainingsController {
  constructor(private readonly trainings: Trainings) {}

  /** What a training adds to an event: objectives, trainers, attendance for a certificate. */
  @Get()
  @Allow('event.read')
  async view(@Param() at: EventParam): Promise<TrainingResponse> {
    return TrainingResponse.from(await this.trainings.view(at.eventId));
  }

  @Put()
  @Allow('event.change')
  async write(@Me() me: Actor, @Param() at: EventParam, @IfMatch() version: number, @Body() form: TrainingRequest): Promise<TrainingResponse> {
    const { objectives, trainerIds, attendanceThreshold, attendanceBasis } = form;
    return TrainingResponse.from(await this.trainings.write(me, at.eventId, version, { objectives: objectives ?? {}, trainerIds, attendanceThreshold, attendanceBasis }));
  }
}
