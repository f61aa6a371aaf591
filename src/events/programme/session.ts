import type { LocalisedText } from '../../platform/i18n/index.js';

export const SESSION_KINDS = ['plenary', 'working-group', 'panel', 'training-module', 'side-event', 'registration', 'break'] as const;
export type SessionKind = (typeof SESSION_KINDS)[number];

export const SPEAKER_ROLES = ['speaker', 'chair', 'moderator', 'trainer', 'interpreter'] as const;
export type SpeakerRole = (typeof SPEAKER_ROLES)[number];

/** Somebody who appears in a session: a person of the directory, or a name as it is written in the programme. */
export interface SpeakerFacts {
  role: SpeakerRole;
  personId: string | null;
  /** As it stands in the programme; the directory's for a person of the directory. */
  name: string;
  affiliation: string | null;
}

/** An item of the programme. Wall times are `YYYY-MM-DDTHH:mm` in the zone of the event. */
export interface SessionFacts {
  id: string;
  kind: SessionKind;
  title: LocalisedText;
  description: LocalisedText;
  startsLocal: string;
  endsLocal: string;
  roomId: string | null;
  room: LocalisedText | null;
  trackId: string | null;
  /** Whether attendance of it counts towards a certificate. */
  counts: boolean;
  speakers: SpeakerFacts[];
  version: number;
}

/** Where sessions are held. */
export interface RoomFacts {
  id: string;
  name: LocalisedText;
  /** People that it holds; null when nobody counted. */
  capacity: number | null;
  version: number;
}

/** Somebody who is to appear: a person of the directory or a name. */
export interface SpeakerInput {
  role?: SpeakerRole;
  personId?: string | null;
  name?: string | null;
  affiliation?: string | null;
}

/** An item of the programme as it is told; null clears a field. */
export interface SessionInput {
  kind: SessionKind;
  title: LocalisedText;
  description?: LocalisedText | null;
  startsLocal: string;
  endsLocal: string;
  roomId?: string | null;
  trackId?: string | null;
  counts?: boolean;
  speakers?: readonly SpeakerInput[];
}
