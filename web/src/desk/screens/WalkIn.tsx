import { useMemo, useRef, useState, type FormEvent, type ReactElement } from 'react';
import { Banner, Button, CheckField, ErrorSummary, SelectField, TextField, type Fault } from '../../design/index.js';
import { LANGUAGE_NAMES, LOCALES, isLocale, textIn } from '../../texts/texts.js';
import { useTrade } from '../../trade/trade.js';
import type { Roster } from '../door/roster.js';
import { useTexts } from '../texts.js';
import { useDoor } from '../view.js';
import { goTo } from './hash.js';
import { walkInOf } from './walk-in-form.js';

/** Registers somebody who is not on the list and checks them in. */
export function WalkIn(): ReactElement {
  const t = useTexts();
  const { desk, state } = useDoor();
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [sending, setSending] = useState(false);
  const summary = useRef<HTMLDivElement>(null);
  const tell = (wrong: readonly Fault[]): void => {
    setFaults(wrong);
    requestAnimationFrame(() => summary.current?.focus());
  };
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const { item, faults: wrong } = walkInOf(new FormData(event.currentTarget), t);
    if (wrong.length > 0) return tell(wrong);
    setSending(true);
    const outcome = await desk.walkIn(item).finally(() => setSending(false));
    if (outcome.kind !== 'refused') return goTo('check-in');
    const { detail = '', errors = [] } = outcome.entry.refusal ?? {};
    tell(errors.length > 0 ? errors.map(({ field, detail: text }) => ({ field, text })) : [{ field: null, text: detail }]);
  };
  return (
    <form className="walk-in stack" onSubmit={(event) => void submit(event)} noValidate>
      <h2>{t('walk-in.title')}</h2>
      {state.line !== 'online' && (
        <Banner tone="wait" title={t('walk-in.offline')}>
          {t('walk-in.offline.text')}
        </Banner>
      )}
      <ErrorSummary ref={summary} title={t('walk-in.faults')} faults={faults} />
      <Fields faults={faults} />
      <div className="buttons">
        <Button type="submit" disabled={sending}>
          {sending ? t('walk-in.sending') : t('walk-in.send')}
        </Button>
      </div>
    </form>
  );
}

/** Parties that the roster names, by the name that the reader reads. */
function partiesOf({ people }: Roster, locale: 'en' | 'ru' | 'fa'): { value: string; label: string }[] {
  const found = new Map(people.flatMap(({ partyId, party }) => (partyId !== null && party ? [[partyId, textIn(party, locale).text]] : [])));
  return Array.from(found, ([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label, locale));
}

function Fields({ faults }: { faults: readonly Fault[] }): ReactElement {
  const t = useTexts();
  const trade = useTrade();
  const { roster } = useDoor();
  const wrong = (field: string): string | undefined => faults.find((fault) => fault.field === field)?.text;
  const parties = useMemo(() => partiesOf(roster, t.locale), [roster, t.locale]);
  const text = (name: string, more: { optional?: boolean; type?: string } = {}): ReactElement => (
    <TextField name={name} label={t(`walk-in.${name}` as 'walk-in.person.givenName')} error={wrong(name)} type={more.type ?? 'text'} optional={more.optional ? t('optional') : undefined} autoComplete="off" />
  );
  return (
    <>
      {text('person.givenName')}
      {text('person.familyName')}
      <SelectField name="category" label={t('walk-in.category')} error={wrong('category')} empty={t('choose')} options={roster.categories.map((value) => ({ value, label: trade(`category.${value}` as 'category.ngo') }))} />
      <SelectField name="partyId" label={t('walk-in.party')} error={wrong('partyId')} optional={t('optional')} empty={t('walk-in.no-party')} options={parties} />
      {text('person.institution', { optional: true })}
      {text('person.email', { optional: true, type: 'email' })}
      <SelectField name="person.sex" label={t('walk-in.sex')} error={wrong('person.sex')} optional={t('optional')} empty={t('walk-in.sex.unknown')} options={(['female', 'male', 'other'] as const).map((value) => ({ value, label: trade(`sex.${value}`) }))} />
      <SelectField name="locale" label={t('walk-in.locale')} error={wrong('locale')} defaultValue={isLocale(t.locale) ? t.locale : 'en'} options={LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))} />
      <fieldset className="field">
        <legend>{t('walk-in.consents')}</legend>
        <CheckField name="consents.event-management" label={t('walk-in.consent.event-management')} error={wrong('consents.event-management')} />
        <CheckField name="consents.follow-up" label={t('walk-in.consent.follow-up')} />
        <CheckField name="consents.photos" label={t('walk-in.consent.photos')} />
      </fieldset>
    </>
  );
}
