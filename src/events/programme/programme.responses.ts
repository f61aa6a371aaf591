import { LocalisedTextResponse, fill, type Locale } from '../../platform/i18n/index.js';
import type { WholeProgramme } from './programme.js';
import { byDay, type ProgrammeWarning } from './programme.rules.js';
import type { RoomFacts, SessionFacts, SessionKind, SpeakerRole } from './session.js';

/** Somebody who appears in a session. */
export class SpeakerResponse {
  role!: SpeakerRole;
  /** null for a name that is not in the directory. */
  personId!: string | null;
  name!: string;
  affiliation!: string | null;
}

/** An item of the programme, by the clock of the event's place. */
export class SessionResponse {
  id!: string;
  kind!: SessionKind;
  title!: LocalisedTextResponse;
  description!: LocalisedTextResponse;
  startsLocal!: string;
  endsLocal!: string;
  roomId!: string | null;
  room!: LocalisedTextResponse | null;
  trackId!: string | null;
  /** Whether attendance of it counts towards a certificate. */
  counts!: boolean;
  speakers!: SpeakerResponse[];
  version!: number;

  static from(session: SessionFacts): SessionResponse {
    return Object.assign(new SessionResponse(), session);
  }
}

/** A room of an event. */
export class RoomResponse {
  id!: string;
  name!: LocalisedTextResponse;
  /** People that it holds; null when nobody counted. */
  capacity!: number | null;
  version!: number;

  static from(room: RoomFacts): RoomResponse {
    return Object.assign(new RoomResponse(), room);
  }
}

/** Something in a programme that may be meant and is worth a look. */
export class ProgrammeWarningResponse {
  code!: ProgrammeWarning['code'];
  /** What it is, in the reader's language. */
  detail!: string;
  sessionIds!: string[];
  roomId!: string | null;
  speaker!: string | null;

  static from(warning: ProgrammeWarning, locale: Locale): ProgrammeWarningResponse {
    const words = WORDS[warning.code];
    return Object.assign(new ProgrammeWarningResponse(), warning, { detail: fill(locale === 'ru' ? words.ru : words.en, { speaker: warning.speaker ?? '' }) });
  }
}

const WORDS: Record<ProgrammeWarning['code'], { en: string; ru: string }> = {
  ROOM_TWICE: { en: 'Two sessions are held in this room at the same time.', ru: 'В этом зале одновременно проходят два заседания.' },
  SPEAKER_TWICE: { en: '{speaker} appears in two sessions at the same time.', ru: '{speaker} одновременно участвует в двух заседаниях.' },
  ROOM_SMALL: { en: 'This room holds fewer people than the event has seats.', ru: 'Этот зал вмещает меньше людей, чем мест на мероприятии.' },
};

/** A session that was written, with what is worth a look about it. */
export class WrittenSessionResponse extends SessionResponse {
  warnings!: ProgrammeWarningResponse[];

  static of(session: SessionFacts, warnings: readonly ProgrammeWarning[], locale: Locale): WrittenSessionResponse {
    return Object.assign(new WrittenSessionResponse(), session, { warnings: warnings.map((warning) => ProgrammeWarningResponse.from(warning, locale)) });
  }
}

/** A day of the programme. */
export class ProgrammeDayResponse {
  /** `YYYY-MM-DD` at the place. */
  date!: string;
  sessions!: SessionResponse[];
}

/** A track that sessions belong to. */
export class ProgrammeTrackResponse {
  id!: string;
  name!: LocalisedTextResponse;
}

/** The programme of an event. */
export class ProgrammeResponse {
  /** Every day of the event, empty ones too. */
  days!: ProgrammeDayResponse[];
  rooms!: RoomResponse[];
  tracks!: ProgrammeTrackResponse[];
  warnings!: ProgrammeWarningResponse[];

  static from(programme: WholeProgramme, locale: Locale): ProgrammeResponse {
    return Object.assign(new ProgrammeResponse(), {
      days: byDay(programme.event, programme.sessions).map(({ date, sessions }) => ({ date, sessions: sessions.map((session) => SessionResponse.from(session)) })),
      rooms: programme.rooms.map((room) => RoomResponse.from(room)),
      tracks: [...programme.tracks].map(([id, name]) => ({ id, name })),
      warnings: programme.warnings.map((warning) => ProgrammeWarningResponse.from(warning, locale)),
    });
  }
}
