import type { StateName, StateNames } from './states.js';

/** Names of a State in one language. */
export class StateNameResponse {
  /** On plates and in running text. */
  short!: string;
  /** In lists of States. */
  list!: string;
  /** In legal texts and notes verbales. */
  formal!: string;
  /** Orders lists in this language by plain comparison of strings. */
  sort!: string;

  static from(name: StateName): StateNameResponse {
    return Object.assign(new StateNameResponse(), { short: name.short, list: name.list ?? name.short, formal: name.formal, sort: name.sort });
  }
}

/** A State by United Nations usage. */
export class StateResponse {
  /** ISO 3166-1 code of two letters. */
  iso2!: string;
  en!: StateNameResponse;
  ru!: StateNameResponse;

  static from(state: StateNames): StateResponse {
    return Object.assign(new StateResponse(), { iso2: state.iso2, en: StateNameResponse.from(state.en), ru: StateNameResponse.from(state.ru) });
  }
}

/** All States, in the English order. */
export class StatesResponse {
  items!: StateResponse[];
  /** Always null: the list comes whole. */
  next!: string | null;
}
