import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '../../../access/index.js';
import { Clock } from '../../../platform/clock/index.js';
import { newId, rows, Sql } from '../../../platform/database/index.js';
import { refuse } from '../../registration.errors.js';
import { completeDefinition, type KeptDefinition } from '../kept-definition.js';
import { STANDARD_TEMPLATES, type FormTemplate } from './standard-templates.js';

/** Forms to begin with: those that Convoke brings, and those that the secretariat keeps. What began with one is not changed with it. */
@Injectable()
export class FormTemplates {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** Convoke's own first, then those kept, the oldest first. */
  async all(): Promise<FormTemplate[]> {
    const kept = await this.sql.rows<Omit<FormTemplate, 'definition'> & { definition: KeptDefinition }>('SELECT id, name, kind, definition FROM form_template ORDER BY created_at, id');
    return [...STANDARD_TEMPLATES, ...kept.map((template) => ({ ...template, definition: completeDefinition(template.definition) }))];
  }

  keep(actor: Actor, { name, kind, definition }: Omit<FormTemplate, 'id'>): Promise<FormTemplate> {
    return this.sql.transaction(async (tx) => {
      const id = newId();
      await tx.query('INSERT INTO form_template (id, name, kind, definition, created_at) VALUES ($1, $2, $3, $4, $5)', [id, JSON.stringify(name), kind, JSON.stringify(definition), this.clock.now()]);
      await this.audit.record(tx, { actor, action: 'form-template.kept', subject: { type: 'form-template', id } });
      return { id, name, kind, definition };
    });
  }

  /** @throws Refusal FORM_TEMPLATE_UNKNOWN */
  remove(actor: Actor, id: string): Promise<void> {
    return this.sql.transaction(async (tx) => {
      const removed = await rows(tx, 'DELETE FROM form_template WHERE id = $1 RETURNING id', [id]);
      if (removed.length === 0) throw refuse('FORM_TEMPLATE_UNKNOWN');
      await this.audit.record(tx, { actor, action: 'form-template.removed', subject: { type: 'form-template', id } });
    });
  }
}
