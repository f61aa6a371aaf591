import type { components } from '../../../api/schema.js';

export type Settings = components['schemas']['SettingsResponse'];
export type SettingsChange = components['schemas']['SettingsRequest'];

/** What is typed, each field as its control holds it. */
export interface Draft {
  opensLocal: string;
  closesLocal: string;
  byInvitation: boolean;
  needsApproval: boolean;
  waitingList: boolean;
  /** Hours, as typed. */
  offerHours: string;
  categories: readonly string[];
}

export function draftOf({ opensLocal, closesLocal, byInvitation, needsApproval, waitingList, offerHours, categories }: Settings): Draft {
  return { opensLocal: opensLocal ?? '', closesLocal: closesLocal ?? '', byInvitation, needsApproval, waitingList, offerHours: String(offerHours), categories };
}

/** What is sent. A number that was cleared is sent as it is, so that the server says what is wrong with it. */
export function changeOf({ opensLocal, closesLocal, offerHours, categories, ...asked }: Draft): SettingsChange {
  const known = CATEGORIES.filter((category) => categories.includes(category));
  return { ...asked, opensLocal: opensLocal || null, closesLocal: closesLocal || null, offerHours: Number(offerHours), categories: known };
}

/** As what people take part, in the order of protocol (rules of the trade). */
export const CATEGORIES = [
  'member-state',
  'observer-state',
  'guest-state',
  'host-government',
  'un-entity',
  'igo',
  'ngo',
  'donor',
  'expert',
  'trainer',
  'secretariat',
  'interpreter',
  'media',
  'support-staff',
  'accompanying-person',
] as const satisfies SettingsChange['categories'];
