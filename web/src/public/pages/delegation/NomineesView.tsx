import type { ReactElement } from 'react';
import { Button, ButtonLink, ChoiceField, Name, SelectField, TextField, type Fault } from '../../../design/index.js';
import type { components } from '../../../api/schema.js';
import { FormPage } from '../../parts/FormPage.js';
import { Text } from '../../parts/Text.js';
import { usePublic } from '../../PublicContext.js';
import { LANGUAGE_NAMES, textIn } from '../../../texts/texts.js';
import { fieldName, FUNCTIONS, type Row, type ROW_FIELDS } from './people.js';

type Found = components['schemas']['OwnDelegationResponse'];

export interface NomineesData extends Pick<Found, 'event' | 'party' | 'seats' | 'peopleBefore' | 'version'> {
  /** How many of the delegation wait already. */
  waiting: number;
  rows: readonly Row[];
  /** In whose place somebody is named; null when people are added. */
  replaced: { registrationId: string; name: string } | null;
  faults: readonly Fault[];
  once: string;
  here: string;
}

/** Naming people, one block each, in the order of the letter. */
export function NomineesView({ data }: { data: NomineesData }): ReactElement {
  const { t } = usePublic();
  const { replaced, rows, seats } = data;
  const free = seats && seats.capacity !== null ? Math.max(0, seats.capacity - seats.taken) : null;
  return (
    <FormPage about={<Text of={data.event.title} />} title={t(replaced ? 'delegation.replace-title' : 'delegation.name-title')} faults={data.faults}>
      {replaced ? <p>{t.rich('delegation.replace-lead', { name: <Name key="name">{replaced.name}</Name> })}</p> : <p>{t('delegation.name-lead')}</p>}
      {!replaced && free !== null && <p>{t('delegation.free', { count: data.waiting > 0 ? 0 : free })}</p>}
      <form method="post" action={data.here} noValidate className="stack" style={{ '--stack': 'var(--s-6)' } as Record<string, string>}>
        <input type="hidden" name="version" value={data.version} />
        <input type="hidden" name="once" value={data.once} />
        <input type="hidden" name="rows" value={rows.length} />
        {replaced && <input type="hidden" name="id" value={replaced.registrationId} />}
        <input type="hidden" name="do" value={replaced ? 'replace' : 'name'} />
        {rows.map((row, place) => (
          <PersonFields key={place} row={row} place={place} data={data} />
        ))}
        {!replaced && (
          <p className="buttons">
            <Button type="submit" name="go" value="more" look="quiet" formNoValidate>
              {t('delegation.add-another')}
            </Button>
            {rows.length > 1 && (
              <Button type="submit" name="go" value="fewer" look="plain" formNoValidate>
                {t('delegation.remove-last')}
              </Button>
            )}
          </p>
        )}
        <p className="muted">{t('delegation.sends')}</p>
        <p className="buttons">
          <Button type="submit" name="go" value="send">
            {replaced ? t('delegation.replace-do') : t('delegation.name-do', { count: rows.length })}
          </Button>
          <ButtonLink look="quiet" href={data.here}>
            {t('form.back')}
          </ButtonLink>
        </p>
      </form>
    </FormPage>
  );
}

function PersonFields({ row, place, data }: { row: Row; place: number; data: NomineesData }): ReactElement {
  const { t, setting } = usePublic();
  const of = (field: (typeof ROW_FIELDS)[number]) => {
    const name = fieldName(place, field);
    return { name, error: data.faults.find((fault) => fault.field === name)?.text, defaultValue: row[field] };
  };
  const before = data.peopleBefore.filter(({ hasMailbox }) => hasMailbox).map(({ personId, name, lastEvent }) => {
    const last = textIn(lastEvent, setting.locale).text;
    return { value: personId, label: last === '' ? name : t('delegation.before', { name, event: last }) };
  });
  const { defaultValue: chosenSex, ...sex } = of('sex');
  return (
    <fieldset className="nominee stack">
      <legend>{data.replaced ? t('delegation.new-person') : t('delegation.person', { n: place + 1 })}</legend>
      <SelectField {...of('function')} label={t('delegation.function')} options={FUNCTIONS.map((value) => ({ value, label: t(`function.${value}`) }))} />
      {before.length > 0 && <SelectField {...of('personId')} label={t('delegation.choose')} hint={t('delegation.choose-hint')} empty={t('delegation.somebody-new')} options={before} />}
      <TextField {...of('givenName')} label={t('field.given-name')} hint={t('delegation.latin')} size="m" autoComplete="off" />
      <TextField {...of('familyName')} label={t('field.family-name')} size="m" autoComplete="off" />
      <TextField {...of('cyrillic.givenName')} label={t('delegation.given-cyrillic')} optional={t('form.optional')} size="m" autoComplete="off" />
      <TextField {...of('cyrillic.familyName')} label={t('delegation.family-cyrillic')} optional={t('form.optional')} size="m" autoComplete="off" />
      <TextField {...of('email')} type="email" label={t('field.email')} hint={t('delegation.email-hint')} size="m" autoComplete="off" />
      <TextField {...of('position')} label={t('field.position')} optional={t('form.optional')} size="m" autoComplete="off" />
      <ChoiceField {...sex} label={t('field.sex')} optional={t('form.optional')} options={(['female', 'male'] as const).map((value) => ({ value, label: t(`sex.${value}`) }))} chosen={chosenSex ? [chosenSex] : []} />
      <SelectField {...of('locale')} label={t('substitute.language')} options={(['en', 'ru'] as const).map((value) => ({ value, label: LANGUAGE_NAMES[value] }))} defaultValue={row['locale'] || (setting.locale === 'ru' ? 'ru' : 'en')} />
    </fieldset>
  );
}
