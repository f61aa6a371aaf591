import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Allow, Me, type Actor } from '../../access/index.js';
import { ReaderLocale } from '../../platform/http/index.js';
import type { Locale } from '../../platform/i18n/index.js';
import { DeskEvents } from '../desk-event.js';
import { deviceOf } from '../desks/device-of.js';
import { VerdictResponse } from '../scans/scans.responses.js';
import { WalkInRequest, type WalkInPersonRequest } from './walk-ins.requests.js';
import { WalkIns } from './walk-ins.service.js';

@Controller('desk/walk-ins')
export class WalkInsController {
  constructor(
    private readonly walkIns: WalkIns,
    private readonly events: DeskEvents,
  ) {}

  /** Registers somebody at the door, when there is a seat, and checks them in. Somebody who is registered already is checked in. */
  @Post()
  @HttpCode(200)
  @Allow('door.work', { device: true })
  async register(@Me() me: Actor, @Body() form: WalkInRequest, @ReaderLocale() locale: Locale): Promise<VerdictResponse> {
    const device = deviceOf(me);
    const { zone } = await this.events.get(device.eventId);
    const outcome = await this.walkIns.register(me, { id: device.deviceId, eventId: device.eventId }, {
      id: form.id.toLowerCase(),
      sequence: form.sequence,
      deviceTime: new Date(form.deviceTime),
      clockOffsetMs: form.clockOffsetMs ?? 0,
      day: form.day,
      sessionId: form.sessionId?.toLowerCase() ?? null,
      person: personOf(form.person, form.locale),
      category: form.category,
      partyId: form.partyId ?? null,
      consents: form.consents ?? {},
      locale: form.locale,
    });
    return VerdictResponse.from(outcome, zone, locale);
  }
}

function personOf({ familyName, givenName, email, sex, institution }: WalkInPersonRequest, locale: Locale) {
  return { familyName, givenName, correspondenceLanguage: locale, ...(email && { email }), ...(sex && { sex }), ...(institution && { institutionName: { [locale]: institution } }) };
}
