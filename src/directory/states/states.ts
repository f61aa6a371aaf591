import { Injectable } from '@nestjs/common';
import { Sql } from '../../platform/database/index.js';
import type { Locale } from '../../platform/i18n/index.js';

/** Names of a State in one language, by United Nations usage. */
export interface StateName {
  /** On plates and in running text: 'Iran'. */
  short: string;
  /** In lists of States, where it differs: 'Iran (Islamic Republic of)'. */
  list?: string;
  /** In legal texts and notes verbales: 'Islamic Republic of Iran'. */
  formal: string;
  /** Orders lists by plain comparison of strings. */
  sort: string;
}

export interface StateNames {
  iso2: string;
  en: StateName;
  ru: StateName;
}

export type StateForm = 'short' | 'list' | 'formal';

/** States of the world: reference data that a migration brings and nobody edits, so it is read once a process. */
@Injectable()
export class States {
  private loaded: Promise<ReadonlyMap<string, StateNames>> | null = null;

  constructor(private readonly sql: Sql) {}

  /** Every State, in the English order. */
  async all(): Promise<StateNames[]> {
    return [...(await this.byCode()).values()];
  }

  /** True for the code of a State. */
  async has(iso2: string): Promise<boolean> {
    return (await this.byCode()).has(iso2);
  }

  /** The name of a State; the code itself for a State that is not there. Persian takes the names of the Unicode repository. */
  async name(iso2: string, locale: Locale, form: StateForm = 'short'): Promise<string> {
    const state = (await this.byCode()).get(iso2);
    if (!state) return iso2;
    if (locale === 'fa') return persian.of(iso2) ?? state.en.short;
    const names = state[locale];
    return form === 'list' ? (names.list ?? names.short) : names[form];
  }

  /** What a list of States in that language is ordered by. */
  async sortKey(iso2: string, locale: Locale): Promise<string> {
    const state = (await this.byCode()).get(iso2);
    if (!state) return iso2;
    return locale === 'ru' ? state.ru.sort : state.en.sort;
  }

  private byCode(): Promise<ReadonlyMap<string, StateNames>> {
    this.loaded ??= this.load().catch((error: unknown) => {
      this.loaded = null;
      throw error;
    });
    return this.loaded;
  }

  private async load(): Promise<ReadonlyMap<string, StateNames>> {
    const found = await this.sql.rows<{ iso2: string; names: Omit<StateNames, 'iso2'> }>(`SELECT iso2, names FROM state ORDER BY names -> 'en' ->> 'sort' COLLATE "C"`);
    return new Map(found.map(({ iso2, names }) => [iso2, { iso2, ...names }]));
  }
}

const persian = new Intl.DisplayNames(['fa'], { type: 'region' });
