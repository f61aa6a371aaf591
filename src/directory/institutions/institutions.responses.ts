import { LocalisedTextResponse } from '../../platform/i18n/index.js';
import type { Institution, InstitutionKind } from './institution.js';

/** A ministry, agency, organisation, donor, university or company. */
export class InstitutionResponse {
  id!: string;
  name!: LocalisedTextResponse;
  acronym!: string | null;
  kind!: InstitutionKind;
  stateIso2!: string | null;
  parentId!: string | null;
  website!: string | null;
  version!: number;

  static from({ id, name, acronym, kind, stateIso2, parentId, website, version }: Institution): InstitutionResponse {
    return Object.assign(new InstitutionResponse(), { id, name, acronym, kind, stateIso2, parentId, website, version });
  }
}

/** Institutions in a list. */
export class InstitutionsResponse {
  items!: InstitutionResponse[];
  next!: string | null;
}
