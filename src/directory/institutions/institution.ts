import type { LocalisedText } from '../../platform/i18n/index.js';

export const INSTITUTION_KINDS = ['ministry', 'agency', 'un', 'igo', 'ngo', 'donor', 'university', 'company', 'other'] as const;
export type InstitutionKind = (typeof INSTITUTION_KINDS)[number];

/** A ministry, agency, organisation, donor, university or company. */
export interface Institution {
  id: string;
  name: LocalisedText;
  acronym: string | null;
  kind: InstitutionKind;
  stateIso2: string | null;
  /** What it is part of. */
  parentId: string | null;
  website: string | null;
  version: number;
}

/** What a form tells of an institution. */
export interface InstitutionInput {
  name: LocalisedText;
  kind: InstitutionKind;
  acronym?: string | null;
  stateIso2?: string | null;
  parentId?: string | null;
  website?: string | null;
}
