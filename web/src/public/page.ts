import type { Fault } from '../design/index.js';
import type { Api } from '../api/client.js';
import type { Scheme } from '../design/scheme.js';
import type { Locale, Translate } from '../texts/texts.js';
import type { PublicKey } from './languages/keys.js';
import type { PageData, PageName } from './pages/views.js';

export type { PageData, PageName } from './pages/views.js';

/** Says the texts of the public face and the words of the trade. */
export type PublicTranslate = Translate<PublicKey>;

/** What every page knows about who reads it and where. */
export interface Setting {
  locale: Locale;
  scheme: Scheme;
  /** Path and query of this page, without the choice of language. */
  address: string;
  /** Name of this installation. */
  instanceName: string;
  /** Address under which people reach this installation, without a trailing slash. */
  publicUrl: string;
  /** RFC 3339; the server's clock, so that both renderings agree. */
  now: string;
  /** Where the demonstration inbox is, when there is one. */
  inboxUrl: string | null;
}

/** What was asked for. */
export interface Asked {
  setting: Setting;
  t: PublicTranslate;
  /** Parts of the path, such as `slug` and `token`. */
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** The API; with the token of the page's personal link when its path has one. */
  api: Api;
  /** What was wrong with files that came with a form. */
  fileFaults: readonly Fault[];
}

/** A page to show. */
export type Rendered = {
  [N in PageName]: {
    page: N;
    data: PageData[N];
    title: string;
    /** For search machines and previews; pages without one are not to be indexed. */
    description?: string;
    status?: number;
    /** Opened by a personal link: kept out of caches, search machines and referrers. */
    personal?: boolean;
    /** schema.org description, written into the head. */
    structured?: object;
  };
}[PageName];

/** Or somewhere else to go, after something was done. */
export interface Elsewhere {
  to: string;
}

export type Answer = Rendered | Elsewhere;

/** What a form sent: the last value of each name, and all of them for choices. */
export type Sent = URLSearchParams;

/** One address of the public face. GET loads and renders and changes nothing; a POST acts. */
export interface PageHandler {
  path: string;
  load: (asked: Asked) => Promise<Answer>;
  act?: (asked: Asked, sent: Sent) => Promise<Answer>;
}
