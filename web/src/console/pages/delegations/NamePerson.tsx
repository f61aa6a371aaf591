import { NativeSelect, TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { components } from '../../../api/schema.js';
import { api, ifMatch, unwrap } from '../../index.js';
import { TaskForm, type AboutDelegation } from './Actions.js';
import { faultAt, useDoing } from './delegation.js';
import { useTexts } from './texts.js';

type Function = components['schemas']['NomineeRequest']['function'];
const FUNCTIONS: readonly Function[] = ['head', 'deputy-head', 'delegate', 'adviser', 'expert', 'assistant'];

/** Names somebody on behalf of the party; no deadline binds the secretariat. */
export function NamePerson({ eventId, delegation, close }: AboutDelegation & { close: () => void }): ReactElement {
  const t = useTexts();
  const [person, setPerson] = useState({ givenName: '', familyName: '', email: '', position: '' });
  const [told, setTold] = useState<Function>(delegation.delegates.some((one) => one.function === 'head') ? 'delegate' : 'head');
  const [locale, setLocale] = useState<'en' | 'ru'>('en');
  const name = useDoing(
    eventId,
    t('named'),
    () => {
      const { position, ...rest } = person;
      const body = { people: [{ function: told, person: { ...rest, ...(position !== '' && { position }), locale } }] };
      return unwrap(api.POST('/api/v1/events/{eventId}/delegations/{delegationId}/people', { params: { path: { eventId, delegationId: delegation.id }, header: ifMatch(delegation.version) }, body }));
    },
    close,
  );
  const field = (key: keyof typeof person) => ({
    label: t(`field.${key}`),
    value: person[key],
    error: faultAt(name.error, `people[0].person.${key}`) ?? faultAt(name.error, `people[0].${key}`),
    onChange: (event: { currentTarget: { value: string } }) => setPerson({ ...person, [key]: event.currentTarget.value }),
  });
  return (
    <TaskForm title={t('name-person')} submit={t('name.do')} pending={name.isPending} onSubmit={() => name.mutate(undefined)} close={close}>
      <p className="detail__quiet">{t('name.text')}</p>
      <NativeSelect label={t('function')} value={told} error={faultAt(name.error, 'people[0].function')} data={FUNCTIONS.map((value) => ({ value, label: t(`function.${value}`) }))} onChange={(event) => setTold(FUNCTIONS.find((one) => one === event.currentTarget.value) ?? 'delegate')} />
      <TextInput {...field('givenName')} description={t('latin')} />
      <TextInput {...field('familyName')} />
      <TextInput {...field('email')} type="email" />
      <TextInput {...field('position')} />
      <NativeSelect label={t('field.locale')} value={locale} data={[{ value: 'en', label: 'English' }, { value: 'ru', label: 'Русский' }]} onChange={(event) => setLocale(event.currentTarget.value === 'ru' ? 'ru' : 'en')} />
    </TaskForm>
  );
}
