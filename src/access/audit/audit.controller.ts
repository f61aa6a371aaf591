import { Controller, Get, Query } from '@nestjs/common';
import { pageOf, readCursor } from '../../platform/http/index.js';
import { Allow } from '../guard/allow.js';
import { Audit } from './audit.js';
import { AuditQuery } from './audit.queries.js';
import { AuditListResponse, AuditRowResponse, AuditVerificationResponse } from './audit.responses.js';

@Controller('audit')
export class AuditController {
  constructor(private readonly audit: Audit) {}

  /** What happened: who, what, when, why; the newest first. */
  @Get()
  @Allow('audit.read')
  async list(@Query() query: AuditQuery): Promise<AuditListResponse> {
    const { limit, cursor, from, to, ...where } = query;
    const before = cursor === undefined ? null : String(readCursor(cursor, 1, ([seq]) => /^\d{1,18}$/.test(String(seq)))[0]);
    const found = await this.audit.list({ ...where, ...(from && { from: new Date(from) }), ...(to && { to: new Date(to) }), before, limit });
    const page = pageOf(found, limit, (row) => [row.seq]);
    return { items: page.items.map((row) => AuditRowResponse.from(row)), next: page.next };
  }

  /** Recomputes the chain of hashes from its first row. */
  @Get('verification')
  @Allow('audit.read')
  verify(): Promise<AuditVerificationResponse> {
    return this.audit.verify();
  }
}
